/** setTimeout fires at once when asked to wait longer than this. */
const longestTimeoutMs = 2_147_483_647;

/** Timers that a reset or a shutdown takes back together. */
export class Scheduler {
  readonly #timers = new Set<NodeJS.Timeout>();

  after(delayMs: number, work: () => void): void {
    const waitMs = Math.min(Math.max(delayMs, 0), longestTimeoutMs);
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      if (delayMs > longestTimeoutMs) this.after(delayMs - longestTimeoutMs, work);
      else work();
    }, waitMs);
    this.#timers.add(timer);
  }

  clear(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }
}
