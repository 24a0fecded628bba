import type { PlatformEarning } from "@drivopay/api/platforms/ports";
import { paise } from "@drivopay/contracts/money";
import type { WireEarning } from "./wire.ts";

/** @throws RangeError when the parts do not add up, or it is not in rupees */
export function toEarning(wire: WireEarning): PlatformEarning {
  if (wire.currency !== "INR") throw new RangeError(`Paid in ${wire.currency}`);
  if (wire.gross_paise + wire.commission_paise + wire.tax_paise !== wire.net_paise) {
    throw new RangeError("Gross, commission and tax do not come to net");
  }
  if (wire.cash_collected_paise < 0) throw new RangeError("Cash below zero");
  const fees = Math.min(0, wire.commission_paise) + Math.min(0, wire.tax_paise);
  return {
    tripId: wire.earning_id,
    kind: wire.type,
    state: wire.status,
    gross: paise(wire.net_paise - fees),
    fees: paise(fees),
    cash: paise(wire.cash_collected_paise),
    earnedAt: new Date(wire.occurred_at),
  };
}
