import type { World } from "../../core/world.ts";
import type { CashfreeOptions } from "../../options.ts";

/** Entities as Cashfree keeps them; amounts are rupees, times Unix milliseconds here and ISO 8601 on the wire. */
export type Order = {
  order_id: string;
  cf_order_id: string;
  order_amount: number;
  order_status: "ACTIVE" | "PAID" | "EXPIRED" | "TERMINATED";
  payment_session_id: string;
  expiresAt: number;
  createdAt: number;
  order_note: string | null;
  order_tags: Record<string, string> | null;
  customer_details: Customer;
  /** The link that made it, if one did. */
  linkId: string | null;
};

export type Customer = {
  customer_id?: string | undefined;
  customer_name?: string | undefined;
  customer_email?: string | undefined;
  customer_phone: string;
};

export type Payment = {
  cf_payment_id: string;
  order_id: string;
  payment_status: "SUCCESS" | "FAILED" | "USER_DROPPED";
  payment_amount: number;
  payment_message: string;
  bank_reference: string | null;
  upi_id: string;
  error_reason: string | null;
  paidAt: number;
  refunded: number;
};

export type Link = {
  cf_link_id: string;
  link_id: string;
  link_amount: number;
  link_amount_paid: number;
  link_status: "ACTIVE" | "PAID" | "EXPIRED" | "CANCELLED";
  link_purpose: string;
  link_url: string;
  link_notes: Record<string, string>;
  customer_details: Customer;
  expiresAt: number;
  createdAt: number;
};

export type Refund = {
  cf_refund_id: string;
  cf_payment_id: string;
  refund_id: string;
  order_id: string;
  refund_amount: number;
  refund_status: "SUCCESS" | "CANCELLED";
  refund_note: string | null;
  createdAt: number;
};

export type Settlement = {
  cf_settlement_id: string;
  status: "SUCCESS" | "PENDING" | "FAILED";
  amount_settled: number;
  settlement_utr: string;
  settledAt: number;
};

export type State = {
  orders: Map<string, Order>;
  payments: Map<string, Payment>;
  links: Map<string, Link>;
  /** By order and our id of the refund. */
  refunds: Map<string, Refund>;
  settlements: Map<string, Settlement>;
  /** Payment or refund id to the settlement that carried it. */
  settledBy: Map<string, string>;
  /** Whether the next settlement has its time already. */
  settlementPlanned: boolean;
};

export const emptyState = (): State => ({
  orders: new Map(),
  payments: new Map(),
  links: new Map(),
  refunds: new Map(),
  settlements: new Map(),
  settledBy: new Map(),
  settlementPlanned: false,
});

/** The emulated Cashfree account. A reset replaces `state`. */
export type Account = {
  world: World;
  options: CashfreeOptions;
  /** From a payment to the settlement that carries it; null leaves all settlements to the control API. */
  settlementDelayMs: number | null;
  webhookRetryDelaysMs: readonly number[];
  state: State;
};

/** Cashfree's own ids are numbers written as text. */
export const newNumber = ({ world }: Account, purpose: string): string =>
  `${1 + Math.floor(world.random.fraction(`cf-${purpose}`) * 8)}${world.random.digits(`cf-${purpose}`, 9)}`;

/** ISO 8601 with India's offset, to the second. */
export function indianTime(atMs: number): string {
  return `${new Date(atMs + 19_800_000).toISOString().slice(0, 19)}+05:30`;
}

export const newestFirst = <Entity>(entities: Map<string, Entity>): Entity[] =>
  [...entities.values()].reverse();
