import { NotificationCategory, NotificationChannel } from "@drivopay/contracts/notifications";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { TellableType } from "./events.ts";
import { kinds } from "./kinds.ts";
import { planFor, quietUntil } from "./plan.ts";
import { isLocked, type Preferences, wants } from "./preferences.ts";

const minuteMs = 60_000;
const dayMinutes = 24 * 60;
const clockTime = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
/** An instant at a time of day in India. */
const inIndia = (time: string, day = "2026-11-22") => new Date(`${day}T${time}:00+05:30`);

const minute = fc.integer({ min: 0, max: dayMinutes - 1 });
const quietHours = fc
  .tuple(minute, minute)
  .filter(([from, to]) => from !== to)
  .map(([from, to]) => ({ from: clockTime(from), to: clockTime(to) }));
const choices = fc.dictionary(
  fc.constantFrom(...NotificationCategory.options),
  fc.dictionary(fc.constantFrom(...NotificationChannel.options), fc.boolean()),
);
const preferences: fc.Arbitrary<Preferences> = fc.record({ choices, quietHours: fc.option(quietHours) });
const anyCase = fc.record({
  type: fc.constantFrom(...TellableType.options),
  preferences,
  now: fc.date({ min: new Date("2026-01-01"), max: new Date("2028-01-01"), noInvalidDate: true }),
  hasPhone: fc.boolean(),
  hasAddress: fc.boolean(),
});

describe("whatever is chosen, at any hour", () => {
  test("nothing goes by a channel that the driver has turned off, and nothing waits outside the quiet hours", () => {
    fc.assert(
      fc.property(anyCase, ({ type, ...circumstances }) => {
        const { category, urgent } = kinds[type];
        const plan = planFor(type, circumstances);
        const chosen = (channel: NotificationChannel) => wants(circumstances.preferences, category, channel);
        if (plan.push) expect(chosen("PUSH") && circumstances.hasPhone).toBe(true);
        if (plan.text !== "NO") expect(chosen("SMS")).toBe(true);
        if (plan.letter) expect(chosen("EMAIL") && circumstances.hasAddress).toBe(true);
        expect(plan.inbox).toBe(chosen("INBOX"));
        const hours = circumstances.preferences.quietHours;
        if (urgent || hours === null) expect(plan.notBefore).toBeNull();
        else expect(plan.notBefore).toEqual(quietUntil(hours, circumstances.now));
      }),
      { numRuns: 500 },
    );
  });

  test("money and safety stand in the inbox", () => {
    fc.assert(
      fc.property(anyCase, ({ type, ...circumstances }) => {
        if (["MONEY", "SECURITY"].includes(kinds[type].category)) {
          expect(planFor(type, circumstances).inbox).toBe(true);
          expect(isLocked(kinds[type].category, "INBOX")).toBe(true);
        }
      }),
    );
  });

  test("a text message instead of a push is only for who has a phone to push to", () => {
    fc.assert(
      fc.property(anyCase, ({ type, ...circumstances }) => {
        const plan = planFor(type, circumstances);
        if (plan.text === "WHEN_PUSH_FAILS") expect(plan.push).toBe(true);
      }),
    );
  });

  test("quiet hours end at the time they name, within a day, and a minute of them is quiet if the next but one ends later", () => {
    fc.assert(
      fc.property(quietHours, anyCase, (hours, { now }) => {
        const end = quietUntil(hours, now);
        const minuteNow = Math.floor(((now.getTime() + 5.5 * 3_600_000) / minuteMs) % dayMinutes);
        const [from, to] = [hours.from, hours.to].map((time) => {
          const [hour, minutes] = time.split(":").map(Number);
          return (hour ?? 0) * 60 + (minutes ?? 0);
        });
        if (from === undefined || to === undefined) throw new Error("no hours");
        const quiet = from < to ? minuteNow >= from && minuteNow < to : minuteNow >= from || minuteNow < to;
        expect(end !== null).toBe(quiet);
        if (!end) return;
        expect(end.getTime()).toBeGreaterThan(now.getTime());
        expect(end.getTime() - now.getTime()).toBeLessThanOrEqual(dayMinutes * minuteMs);
        expect(clockTime(((end.getTime() + 5.5 * 3_600_000) / minuteMs) % dayMinutes)).toBe(hours.to);
      }),
      { numRuns: 500 },
    );
  });
});

describe("quiet hours across midnight", () => {
  const night = { from: "22:30", to: "06:15" };
  test.each([
    ["22:29", null],
    ["22:30", "2026-11-23"],
    ["23:59", "2026-11-23"],
    ["00:00", "2026-11-22"],
    ["06:14", "2026-11-22"],
    ["06:15", null],
    ["12:00", null],
  ])("at %s they last until the morning of %s", (time, day) => {
    expect(quietUntil(night, inIndia(time))).toEqual(day === null ? null : inIndia("06:15", day));
  });

  test("a security alert and money that came in do not wait; a bank transfer's end does", () => {
    const circumstances = {
      preferences: { choices: {}, quietHours: night },
      ...{ now: inIndia("23:00"), hasPhone: true, hasAddress: true },
    };
    expect(planFor("SECURITY_ALERT", circumstances).notBefore).toBeNull();
    expect(planFor("PAYMENT_RECEIVED", circumstances).notBefore).toBeNull();
    expect(planFor("WITHDRAWAL_PROCESSED", circumstances)).toEqual({
      ...{ inbox: true, push: true, text: "WHEN_PUSH_FAILS", letter: true },
      notBefore: inIndia("06:15", "2026-11-23"),
    });
  });
});

test("without a phone to push to, the end of a transfer goes by text, a payment by the inbox alone", () => {
  const circumstances = {
    preferences: { choices: {}, quietHours: null },
    ...{ now: inIndia("12:00"), hasPhone: false, hasAddress: false },
  };
  expect(planFor("WITHDRAWAL_PROCESSED", circumstances).text).toBe("YES");
  expect(planFor("PAYMENT_RECEIVED", circumstances).text).toBe("NO");
  expect(planFor("PAYMENT_RECEIVED", { ...circumstances, hasPhone: true }).text).toBe("WHEN_PUSH_FAILS");
});
