import { sendBankingEvent } from "../events.ts";
import { type Account, newId } from "../state.ts";
import type { Downtime, Payout } from "../wire.ts";

/** A beneficiary bank goes down, by its short name; null for all of them. */
export function startDowntime(account: Account, method: string[], bank: string | null): Downtime {
  const now = account.world.clock.nowSeconds();
  const downtime: Downtime = {
    id: newId(account.world.random, "poutdown"),
    entity: "payout.downtime",
    scheduled: false,
    method,
    begin: now,
    end: null,
    status: "started",
    source: "beneficiary",
    instrument: { bank },
    created_at: now,
    updated_at: now,
  };
  account.state.downtimes.set(downtime.id, downtime);
  sendBankingEvent(account, "payout.downtime.started", { "payout.downtime": downtime });
  return downtime;
}

/** The bank is back; what waited for it is the caller's to start. */
export function endDowntime(account: Account, downtime: Downtime): Downtime {
  const now = account.world.clock.nowSeconds();
  downtime.status = "resolved";
  downtime.end = now;
  downtime.updated_at = now;
  sendBankingEvent(account, "payout.downtime.resolved", { "payout.downtime": downtime });
  return downtime;
}

/** Whether a payout's rail or bank is down just now. */
export function isDown({ state }: Account, payout: Payout): boolean {
  return [...state.downtimes.values()].some(
    ({ status, method, instrument }) =>
      status === "started" && method.includes(payout.mode) && concerns(instrument.bank, payout),
  );
}

/** The docs name banks shortly (`SBI`, `ICICI`), an IFSC by four letters (`SBIN`, `ICIC`). */
function concerns(bank: string | null, { fund_account: to }: Payout): boolean {
  if (bank === null) return true;
  if (to.account_type === "vpa") return to.vpa.handle.toUpperCase() === bank;
  const prefix = to.bank_account.ifsc.slice(0, 4);
  return prefix.startsWith(bank) || bank.startsWith(prefix);
}
