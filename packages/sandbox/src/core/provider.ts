import type { FastifyInstance } from "fastify";

/** Why a payer's app or a bank would not do what was asked; `status` is the control API's HTTP status. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, detail: string) {
    super(detail);
    this.status = status;
    this.code = code;
  }
}

export type PayRequest = {
  upiUri?: string | undefined;
  qrId?: string | undefined;
  linkId?: string | undefined;
  orderId?: string | undefined;
  /** Paise; needed where the code does not fix it. */
  amount?: number | undefined;
  vpa?: string | undefined;
  outcome: "success" | "failure";
  /** The provider's failure reason, such as `insufficient_funds`. */
  reason?: string | undefined;
  /** A late payment: the money arrives although the code is closed. */
  force: boolean;
  /** False leaves the payment authorised for the merchant to capture. */
  capture: boolean;
};

/** Something a passenger can pay, as the payer's phone shows it. */
export type Payable = {
  kind: "qr" | "link";
  id: string;
  title: string;
  /** Paise; null when the payer decides. */
  amount: number | null;
  /** Unix seconds; null when it stays open. */
  closesAt: number | null;
  /** Where the code can be seen; null for what has no picture. */
  pictureUrl: string | null;
  createdAt: number;
};

export type PaidItem = {
  id: string;
  title: string;
  amount: number;
  vpa: string;
  status: string;
  createdAt: number;
};

export type Payer = {
  /** Undefined when the target is not this provider's. @throws Refusal */
  pay(request: PayRequest): { paymentId: string } | undefined;
  open(): Payable[];
  /** The last few that take no more payments, unless by force. */
  closed(): Payable[];
  recent(): PaidItem[];
};

export type BankPayout = {
  id: string;
  status: string;
  /** Paise. */
  amount: number;
  mode: string;
  beneficiary: string;
  utr: string | null;
  reason: string | null;
  referenceId: string | null;
  /** Unix seconds. */
  createdAt: number;
  /** The outcomes the bank can still decide. */
  outcomes: PayoutOutcome[];
};

export type PayoutOutcome = "processed" | "failed" | "reversed";

export type PayoutDecision = {
  outcome: PayoutOutcome;
  utr?: string | undefined;
  reason?: string | undefined;
};

export type Bank = {
  payouts(status?: string): BankPayout[];
  /** Undefined when the payout is not this provider's. @throws Refusal */
  decide(id: string, decision: PayoutDecision): BankPayout | undefined;
};

export type TripView = {
  id: string;
  platform: string;
  driverRef: string;
  kind: string;
  status: "PENDING" | "FINAL" | "REVERSED";
  /** Paise: what the trip brings the driver, what of it was taken in cash, and what the platform owes. */
  net: number;
  cash: number;
  due: number;
  at: string;
};

export type TripRequest = {
  driverRef?: string | undefined;
  count: number;
  from?: Date | undefined;
  to?: Date | undefined;
  amount?: number | undefined;
  cashShare?: number | undefined;
  pending?: boolean | undefined;
};

export type TripChange = { outcome: "amend" | "reverse" | "finalise"; amount?: number | undefined };

/** A driver's account at a platform. */
export type Account = {
  platform: string;
  driverRef: string;
  name: string;
  /** Whether somebody holds a token to it. */
  connected: boolean;
  trips: number;
};

export type Trips = {
  /** Newest first. */
  accounts(): Account[];
  list(): TripView[];
  /** @throws Refusal */
  generate(request: TripRequest): TripView[];
  /** Undefined when the trip is not this platform's. @throws Refusal */
  change(id: string, change: TripChange): TripView | undefined;
  /** @throws Refusal */
  endTokens(
    driverRef: string | undefined,
    action: "revoke" | "expire",
  ): { driverRef: string; tokens: number };
};

/** One emulated provider: a folder under `providers/`, mounted under `/<name>`. */
export type Provider = {
  readonly name: string;
  /** The routes the official SDK calls. */
  routes(app: FastifyInstance): void;
  /** Controls of this provider alone, mounted under `/_control/<name>`. */
  controls?(app: FastifyInstance): void;
  /** The body an injected error of this HTTP status carries. */
  faultBody(status: number): object;
  reset(): void;
  readonly payer?: Payer;
  readonly bank?: Bank;
  readonly trips?: Trips;
};
