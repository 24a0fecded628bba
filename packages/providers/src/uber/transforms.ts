import type { PlatformEarning } from "@drivopay/api/platforms/ports";
import { type Paise, paise } from "@drivopay/contracts/money";
import type { EarningKind } from "@drivopay/contracts/platforms";
import type { WirePayment } from "./wire.ts";

/**
 * Rupees as a decimal text in paise, exactly. A third decimal, as a number like 3.1200000000000001 prints it, is
 * refused and not rounded.
 * @throws RangeError when it is no amount of whole paise
 */
export function rupeesToPaise(text: string): Paise {
  const parts = /^(-?)(\d{1,9})(?:\.(\d{1,2})0*)?$/.exec(text);
  if (!parts) throw new RangeError(`${text} is no amount of whole paise`);
  const [, sign, whole = "0", fraction = ""] = parts;
  const value = Number(whole) * 100 + Number(fraction.padEnd(2, "0"));
  return paise(sign === "-" && value !== 0 ? -value : value);
}

const kinds: Readonly<Record<string, EarningKind>> = {
  fare: "TRIP",
  tip: "TIP",
  promotion: "INCENTIVE",
  incentive: "INCENTIVE",
  device_subscription: "PENALTY",
};

/**
 * `amount` is what Uber pays the driver; what it kept stands below zero in the breakdown. A fare goes by its
 * payment's id, everything else by id and category: Uber gives a trip's other payments the same id.
 * @throws RangeError for an amount or a currency that is not ours
 */
export function toEarning(wire: WirePayment): PlatformEarning {
  if (wire.currency_code !== "INR") throw new RangeError(`Paid in ${wire.currency_code}`);
  const net = rupeesToPaise(wire.amount);
  const kept = Object.values(wire.breakdown ?? {})
    .map(rupeesToPaise)
    .filter((part) => part < 0)
    .reduce((sum, part) => sum + part, 0);
  const fees = paise(Math.min(0, kept));
  const cash = rupeesToPaise(wire.cash_collected ?? "0");
  if (cash < 0) throw new RangeError("Cash below zero");
  return {
    tripId: wire.category === "fare" ? wire.payment_id : `${wire.payment_id}:${wire.category}`,
    kind: kinds[wire.category] ?? "ADJUSTMENT",
    state: "FINAL",
    gross: paise(net - fees),
    fees,
    cash,
    earnedAt: new Date(wire.event_time * 1_000),
  };
}

/** Where a walk over offsets stands: how many rows there were, and how often it had to begin anew. */
export interface OffsetMark {
  readonly offset: number;
  readonly count: number;
  readonly restarts: number;
}

export const firstMark: OffsetMark = { offset: 0, count: -1, restarts: 0 };
const mostRestarts = 3;

export const writeMark = ({ offset, count, restarts }: OffsetMark): string =>
  `${offset}.${count}.${restarts}`;

/** The first page for a mark that is none of ours. */
export function readMark(text: string | null): OffsetMark {
  const [offset, count, restarts] = (text ?? "").split(".").map(Number);
  if (![offset, count, restarts].every(Number.isSafeInteger)) return firstMark;
  return { offset: offset ?? 0, count: count ?? -1, restarts: restarts ?? 0 };
}

/**
 * The page after this one. When the number of rows changed meanwhile, offsets point elsewhere and a row may have
 * slipped between two pages: the walk begins anew, a few times at most, for the next sync reads the days again.
 */
export function nextMark(mark: OffsetMark, page: { count: number; rows: number }): OffsetMark | null {
  if (mark.count >= 0 && page.count !== mark.count && mark.restarts < mostRestarts) {
    return { offset: 0, count: -1, restarts: mark.restarts + 1 };
  }
  const offset = mark.offset + page.rows;
  if (page.rows === 0 || offset >= page.count) return null;
  return { offset, count: page.count, restarts: mark.restarts };
}
