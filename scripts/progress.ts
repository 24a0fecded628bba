/** Says one line of progress. */
export type Say = (text: string) => void;

const startedAtMs = Number(process.env.DRIVOPAY_STARTED_AT_MS ?? Date.now());

/** Prints a line with the seconds since the command was given. */
export const say: Say = (text) => {
  const seconds = ((Date.now() - startedAtMs) / 1000).toFixed(1).padStart(6);
  process.stdout.write(`[${seconds}s] ${text}\n`);
};

/** For callers that start a stack inside something else, such as a test run. */
export const sayNothing: Say = () => {};

/** A duration for people: `0.8 s`, `1 min 05 s`. */
export function formatDuration(durationMs: number): string {
  const seconds = durationMs / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  return `${Math.floor(seconds / 60)} min ${String(Math.round(seconds % 60)).padStart(2, "0")} s`;
}
