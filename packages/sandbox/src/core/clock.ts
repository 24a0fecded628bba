/** The time of this world: the machine's, and as much further as it was moved. It goes back to the machine's alone. */
export class Clock {
  #aheadMs = 0;

  /** Milliseconds since 1970. */
  nowMs(): number {
    return Date.now() + this.#aheadMs;
  }

  /** Seconds since 1970, as most providers count. */
  nowSeconds(): number {
    return Math.floor(this.nowMs() / 1_000);
  }

  now(): Date {
    return new Date(this.nowMs());
  }

  get aheadMs(): number {
    return this.#aheadMs;
  }

  /** Use `moveTime` of the world, which lets happen what comes due by it. */
  move(ms: number): void {
    this.#aheadMs += ms;
  }

  reset(): void {
    this.#aheadMs = 0;
  }
}
