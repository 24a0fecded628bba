import { type Html, html } from "./html.ts";

const rupees = new Intl.NumberFormat("en-IN", { style: "currency", currency: "INR" });
const clock = new Intl.DateTimeFormat("en-IN", {
  timeStyle: "medium",
  timeZone: "Asia/Kolkata",
  hour12: false,
});

/** @param paise ₹1 is 100 */
export const money = (paise: number): string => rupees.format(paise / 100);

/** A time the page keeps saying as "12 s ago"; without its script, the hour in India. */
export function ago(at: Date): Html {
  return html`<time class="ago" datetime="${at.toISOString()}">${clock.format(at)}</time>`;
}

/** The page counts this down. */
export function countdown(untilSeconds: number): Html {
  const at = new Date(untilSeconds * 1_000);
  return html`<time class="countdown" datetime="${at.toISOString()}">until ${clock.format(at)}</time>`;
}

export const fromSeconds = (seconds: number): Date => new Date(seconds * 1_000);

type Tone = "good" | "wait" | "bad" | "off";

const tones: Record<string, Tone> = {
  captured: "good",
  processed: "good",
  delivered: "good",
  final: "good",
  pending: "wait",
  authorized: "wait",
  created: "wait",
  processing: "wait",
  queued: "wait",
  sending: "wait",
  retrying: "wait",
  held: "wait",
  failed: "bad",
  dropped: "bad",
  reversed: "bad",
  refunded: "off",
  cancelled: "off",
};

const marks: Record<Tone, string> = { good: "✓", wait: "•", bad: "✕", off: "–" };

/** A status as a word, a sign and a colour. */
export function badge(status: string): Html {
  const tone = tones[status] ?? "off";
  return html`<span class="badge ${tone}"><span aria-hidden="true">${marks[tone]}</span> ${status}</span>`;
}
