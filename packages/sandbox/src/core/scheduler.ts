import type { Clock } from "./clock.ts";

/** setTimeout fires at once when asked to wait longer than this. */
const longestTimeoutMs = 2_147_483_647;

interface Due {
  readonly atMs: number;
  readonly work: () => void;
  timer: NodeJS.Timeout;
}

/** What is to happen later, by the world's clock; a reset or a shutdown takes all of it back together. */
export class Scheduler {
  readonly #clock: Clock;
  readonly #waiting = new Set<Due>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  after(delayMs: number, work: () => void): void {
    const due: Due = {
      atMs: this.#clock.nowMs() + Math.max(delayMs, 0),
      work,
      timer: setTimeout(() => undefined),
    };
    this.#waiting.add(due);
    this.#wait(due);
  }

  /** To be called when the clock was moved: what has come due by it happens at once, in its order. */
  lookAgain(): void {
    for (const due of [...this.#waiting].sort((a, b) => a.atMs - b.atMs)) this.#wait(due);
  }

  clear(): void {
    for (const { timer } of this.#waiting) clearTimeout(timer);
    this.#waiting.clear();
  }

  #wait(due: Due): void {
    clearTimeout(due.timer);
    const leftMs = Math.max(0, due.atMs - this.#clock.nowMs());
    due.timer = setTimeout(
      () => {
        if (due.atMs > this.#clock.nowMs() && leftMs > longestTimeoutMs) return this.#wait(due);
        this.#waiting.delete(due);
        due.work();
      },
      Math.min(leftMs, longestTimeoutMs),
    );
  }
}
