const longestMs = 60 * 60 * 1000;

/** Wait before try number `attempt` + 2 (attempts count from 0): doubles each time, up to an hour, ±10 %. */
export function retryDelayMs(attempt: number, baseMs: number): number {
  const plainMs = Math.min(baseMs * 2 ** attempt, longestMs);
  return Math.round(plainMs * (0.9 + Math.random() * 0.2));
}

/** Wait before asking again an app that could not be reached; it is probably restarting. */
export function redeliveryDelayMs(failures: number): number {
  return Math.min(100 * 2 ** failures, 5_000);
}
