const unitMs: Record<string, number> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};
const part = /(\d+(?:\.\d+)?)(ns|us|µs|ms|s|m|h|d|w)/gy;

/**
 * Milliseconds of a time string such as "1h30m" (SDK specification, "Time String").
 * @throws RangeError when the text is not one
 */
export function parseDurationMs(text: string): number {
  let totalMs = 0;
  let end = 0;
  part.lastIndex = 0;
  for (let match = part.exec(text); match; match = part.exec(text)) {
    totalMs += Number(match[1]) * (unitMs[match[2] ?? ""] ?? 0);
    end = part.lastIndex;
  }
  if (end === 0 || end !== text.length) throw new RangeError(`Not a duration: ${JSON.stringify(text)}`);
  return totalMs;
}

/**
 * The instant a sleep or time-out ends: an ISO 8601 date stands for itself, a time string counts from `now`.
 * @throws RangeError when the text is neither
 */
export function parseDeadline(text: string, now: Date): Date {
  if (/^\d{4}-\d{2}-\d{2}/.test(text)) {
    const at = new Date(text);
    if (Number.isNaN(at.getTime())) throw new RangeError(`Not a date: ${JSON.stringify(text)}`);
    return at;
  }
  return new Date(now.getTime() + parseDurationMs(text));
}
