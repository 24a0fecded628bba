import type { QuietHours } from "@drivopay/contracts/notification-preferences";
import { startOfIndianDay } from "@drivopay/runtime/clock";
import type { TellableType } from "./events.ts";
import { kinds } from "./kinds.ts";
import { minuteOfDay, type Preferences, wants } from "./preferences.ts";

/** By which ways one message goes to one driver. */
export interface Plan {
  readonly inbox: boolean;
  readonly push: boolean;
  readonly text: "YES" | "WHEN_PUSH_FAILS" | "NO";
  readonly letter: boolean;
  /** Everything but the inbox waits until then; null goes at once. */
  readonly notBefore: Date | null;
}

interface Circumstances {
  readonly preferences: Preferences;
  readonly now: Date;
  /** Whether the driver has a phone that takes push messages. */
  readonly hasPhone: boolean;
  /** Whether there is an email address that was proved to be the driver's. */
  readonly hasAddress: boolean;
}

/** Where and when a driver is told. Nothing here is asked of anybody: the same circumstances give the same plan. */
export function planFor(type: TellableType, { preferences, now, hasPhone, hasAddress }: Circumstances): Plan {
  const { category, text, letter, urgent } = kinds[type];
  const push = hasPhone && wants(preferences, category, "PUSH");
  const mayText = text !== "NEVER" && wants(preferences, category, "SMS");
  const textAtOnce = text === "ALWAYS" || (text === "WITHOUT_PUSH" && !push);
  return {
    inbox: wants(preferences, category, "INBOX"),
    push,
    text: !mayText ? "NO" : textAtOnce ? "YES" : push ? "WHEN_PUSH_FAILS" : "NO",
    letter: letter && hasAddress && wants(preferences, category, "EMAIL"),
    notBefore: urgent ? null : quietUntil(preferences.quietHours, now),
  };
}

/** For a driver who left: nobody is there to be told. */
export const planForNobody: Plan = { inbox: false, push: false, text: "NO", letter: false, notBefore: null };

const minuteMs = 60_000;
const minutesOfDay = 24 * 60;

/** The end of the quiet hours that `now` lies in; null outside of them. Their end is no part of them. */
export function quietUntil(hours: QuietHours | null, now: Date): Date | null {
  if (!hours) return null;
  const midnight = startOfIndianDay(now).getTime();
  const minute = Math.floor((now.getTime() - midnight) / minuteMs);
  const since = (from: number) => (minute - from + minutesOfDay) % minutesOfDay;
  const from = minuteOfDay(hours.from);
  const to = minuteOfDay(hours.to);
  const lastsMinutes = (to - from + minutesOfDay) % minutesOfDay;
  if (since(from) >= lastsMinutes) return null;
  return new Date(midnight + (minute + lastsMinutes - since(from)) * minuteMs);
}
