import type { Random } from "../../core/random.ts";
import type { World } from "../../core/world.ts";
import type { RazorpayOptions } from "../../options.ts";
import type { Lies } from "./lies.ts";
import type {
  Contact,
  Downtime,
  FundAccount,
  Order,
  Payment,
  PaymentLink,
  Payout,
  QrCode,
  Refund,
  ReverseValidation,
  Settlement,
  Transaction,
  Validation,
} from "./wire.ts";

/** What an idempotency key was first used for. */
export type KeyUse = { bodyHash: string; id: string };

export type State = {
  accountId: string;
  qrCodes: Map<string, QrCode>;
  links: Map<string, PaymentLink>;
  orders: Map<string, Order>;
  payments: Map<string, Payment>;
  refunds: Map<string, Refund>;
  settlements: Map<string, Settlement>;
  contacts: Map<string, Contact>;
  fundAccounts: Map<string, FundAccount>;
  validations: Map<string, Validation>;
  reverseValidations: Map<string, ReverseValidation>;
  payouts: Map<string, Payout>;
  transactions: Map<string, Transaction>;
  downtimes: Map<string, Downtime>;
  /** Payment id to the QR code or link it paid. */
  paidFor: Map<string, string>;
  /** Payment or refund id to the settlement that carried it. */
  settledBy: Map<string, string>;
  /** Settlements whose items the recon list does not tell of yet. */
  untold: Set<string>;
  /** Whether the next settlement has its time already. */
  settlementPlanned: boolean;
  refundKeys: Map<string, KeyUse>;
  payoutKeys: Map<string, KeyUse>;
  lies: Lies;
  /** Paise in the RazorpayX account. */
  balance: number;
};

/** ₹1,00,00,000. */
const openingBalance = 1_000_000_000;

export function emptyState(random: Random): State {
  return {
    accountId: newId(random, "acc"),
    qrCodes: new Map(),
    links: new Map(),
    orders: new Map(),
    payments: new Map(),
    refunds: new Map(),
    settlements: new Map(),
    contacts: new Map(),
    fundAccounts: new Map(),
    validations: new Map(),
    reverseValidations: new Map(),
    payouts: new Map(),
    transactions: new Map(),
    downtimes: new Map(),
    paidFor: new Map(),
    settledBy: new Map(),
    untold: new Set(),
    settlementPlanned: false,
    refundKeys: new Map(),
    payoutKeys: new Map(),
    lies: {},
    balance: openingBalance,
  };
}

/** The emulated Razorpay account with everything its functions need. A reset replaces `state`. */
export type Account = {
  world: World;
  options: RazorpayOptions;
  payoutDelayMs: number | null;
  /** From a capture to the settlement that carries it; null leaves all settlements to the control API. */
  settlementDelayMs: number | null;
  webhookRetryDelaysMs: readonly number[];
  state: State;
};

export function newId(random: Random, prefix: string): string {
  return `${prefix}_${random.text(prefix, 14)}`;
}

/** A bank reference (RRN) as UPI and IMPS give it: year's last digit, day of year, hour, six digits. */
export function newBankReference(random: Random): string {
  const now = new Date();
  const dayOfYear = Math.floor((now.getTime() - Date.UTC(now.getUTCFullYear(), 0, 0)) / 86_400_000);
  const stamp = `${now.getUTCFullYear() % 10}${String(dayOfYear).padStart(3, "0")}${String(now.getUTCHours()).padStart(2, "0")}`;
  return stamp + random.digits("rrn", 6);
}

/** The newest first. */
export function newestFirst<Entity>(entities: Map<string, Entity>): Entity[] {
  return [...entities.values()].reverse();
}
