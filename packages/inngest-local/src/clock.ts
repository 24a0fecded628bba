import type { Clock } from "@drivopay/runtime/clock";

/** A clock that tests can push forward; until they do it tells the machine's time. */
export interface MovableClock extends Clock {
  /** Moves the time forward and tells every listener. */
  advance(durationMs: number): void;
  /** Calls back after each move. Returns the way to stop listening. */
  onAdvance(listener: () => void): () => void;
}

export function createMovableClock(): MovableClock {
  let offsetMs = 0;
  const listeners = new Set<() => void>();
  return {
    now: () => new Date(Date.now() + offsetMs),
    advance(durationMs) {
      if (durationMs < 0) throw new RangeError("Time moves forward only");
      offsetMs += durationMs;
      for (const listener of listeners) listener();
    },
    onAdvance(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
