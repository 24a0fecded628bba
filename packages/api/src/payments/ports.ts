import type { Paise } from "@drivopay/contracts/money";
import type { GatewayDowntime, GatewayPayout, GatewayValidation } from "../wallet/index.ts";

/** A QR as the gateway made it. */
export interface GatewayQr {
  readonly gatewayQrId: string;
  readonly upiUri: string;
  /** What the gateway granted, which may be less than what was asked for. */
  readonly expiresAt: Date | null;
}

/** A payment link as the gateway made it. */
export interface GatewayLink {
  readonly gatewayLinkId: string;
  /** The gateway's own page. */
  readonly url: string;
}

/** A payment as the gateway knows it, in our words. */
export interface GatewayPayment {
  /** Enough to find it at the gateway again, by itself. */
  readonly gatewayPaymentId: string;
  readonly status: "created" | "authorized" | "captured" | "failed" | "refunded";
  readonly amount: Paise;
  /** `INR`, or the amount means nothing to us. */
  readonly currency: string;
  /** The gateway's own fee, tax included, and that tax; zero for UPI from a bank account. */
  readonly gatewayFee: Paise;
  readonly gatewayTax: Paise;
  readonly gatewayQrId: string | null;
  readonly gatewayLinkId: string | null;
  readonly method: string | null;
  readonly payerVpa: string | null;
  readonly bankReference: string | null;
  readonly failureReason: string | null;
  readonly notes: Readonly<Record<string, string>>;
  readonly createdAt: Date;
}

/** A part of a gateway's list of payments. */
export interface PaymentPage {
  readonly payments: readonly GatewayPayment[];
  /** Where to read on, in the gateway's own words; null after the last page. */
  readonly next: string | null;
}

export interface GatewayRefund {
  readonly gatewayRefundId: string;
  readonly gatewayPaymentId: string;
  /** Our refund; null when it was made at the gateway's own desk. */
  readonly reference: string | null;
  readonly amount: Paise;
  readonly status: "pending" | "processed" | "failed";
}

/** One payment, refund or correction that a settlement carries. */
export interface GatewaySettlementItem {
  readonly type: "payment" | "refund" | "adjustment";
  /** The payment's or the refund's id, as it is named elsewhere here. */
  readonly gatewayItemId: string;
  /** Our refund, where the gateway names it. */
  readonly reference: string | null;
  /** What the passenger paid or got back. */
  readonly amount: Paise;
  /** What the gateway kept, before tax, and the tax on that. */
  readonly fee: Paise;
  readonly tax: Paise;
  /** What it adds to the settlement; below zero what it takes. */
  readonly net: Paise;
}

/** Money that the gateway sent to our bank, for many payments at once. */
export interface GatewaySettlement {
  readonly gatewaySettlementId: string;
  /** `processed` it has left for our bank · `pending` it has not yet. */
  readonly status: "pending" | "processed" | "failed";
  readonly amount: Paise;
  readonly utr: string | null;
  readonly settledAt: Date;
  /** As far as the gateway tells of them by now. */
  readonly items: readonly GatewaySettlementItem[];
}

/** What a gateway's webhook says, in our words; `ignored` for events that change nothing here. */
export type GatewayEvent =
  | { readonly type: "payment"; readonly payment: GatewayPayment }
  | { readonly type: "qr_closed"; readonly gatewayQrId: string }
  /** `paid` without its payment: it has to be asked for. */
  | {
      readonly type: "link";
      readonly gatewayLinkId: string;
      readonly status: "paid" | "expired" | "cancelled";
    }
  | { readonly type: "refund"; readonly refund: GatewayRefund }
  | { readonly type: "payout"; readonly payout: GatewayPayout }
  | { readonly type: "validation"; readonly validation: GatewayValidation }
  /** A settlement was made; its items have to be asked for. */
  | { readonly type: "settlement"; readonly settledAt: Date }
  | { readonly type: "downtime"; readonly downtime: GatewayDowntime }
  | { readonly type: "ignored" };

/**
 * A payment gateway. Adapters translate and do nothing else.
 * Each call throws PROVIDER_UNAVAILABLE when the outcome is not known or nothing was done and trying again may help,
 * PROVIDER_REJECTED when the gateway refused for good.
 */
export interface PaymentGateway {
  /** Whether it can make a QR that stays open for any amount and any number of payments. */
  readonly makesPermanentQrs: boolean;
  /** False while this process does not call it, since it failed too often a moment ago. */
  isHealthy(): boolean;
  createQr(request: {
    /** Our id; it comes back in the payment's notes, and finds a QR whose answer was lost. */
    readonly qrId: string;
    readonly kind: "SINGLE_USE" | "PERMANENT";
    readonly amount: Paise | null;
    readonly payeeName: string;
    readonly description: string | null;
    readonly expiresAt: Date | null;
    /** When an earlier try with this id may have reached the gateway; null on the first. */
    readonly firstTriedAt: Date | null;
  }): Promise<GatewayQr>;
  closeQr(gatewayQrId: string): Promise<void>;
  /** Payments made on a QR, newest first: for polling when webhooks are late. */
  paymentsOfQr(gatewayQrId: string): Promise<GatewayPayment[]>;
  /** Makes a link, or finds the one that an earlier try with this id has made. */
  createLink(request: {
    /** Our id; it comes back in the payment's notes. */
    readonly linkId: string;
    readonly amount: Paise;
    readonly payeeName: string;
    readonly description: string | null;
    readonly customer: {
      readonly name: string | null;
      readonly phone: string | null;
      readonly email: string | null;
    };
    readonly expiresAt: Date;
  }): Promise<GatewayLink>;
  /** Takes no further payment on it; one that ended already is as good. */
  cancelLink(gatewayLinkId: string): Promise<void>;
  /** Payments made on a link: for polling when webhooks are late. */
  paymentsOfLink(gatewayLinkId: string): Promise<GatewayPayment[]>;
  /**
   * Payments begun in a span of time, page by page, in whatever state they are by now; each at least once, also while
   * others come in. Null for a gateway that tells of payments only by what was paid.
   */
  readonly listPayments:
    | ((span: { readonly from: Date; readonly to: Date }, place: string | null) => Promise<PaymentPage>)
    | null;
  readPayment(gatewayPaymentId: string): Promise<GatewayPayment>;
  refund(request: {
    /** The same for every retry of the same refund. */
    readonly idempotencyKey: string;
    readonly gatewayPaymentId: string;
    readonly amount: Paise;
    readonly reason: string;
  }): Promise<GatewayRefund>;
  /**
   * The refund of a payment that was asked for with this key, as it stands now; null when it is certain that there is
   * none.
   */
  findRefund(request: {
    readonly idempotencyKey: string;
    readonly gatewayPaymentId: string;
  }): Promise<GatewayRefund | null>;
  /** The settlements made on the day in India that contains `at`, with what each carries; all of them, or it throws. */
  settlementsOn(at: Date): Promise<GatewaySettlement[]>;
  /** Reads a webhook whose signature has been checked. @throws BAD_REQUEST when it is not one */
  parseWebhook(rawBody: Buffer): GatewayEvent;
}
