import { LinkStatus } from "@drivopay/contracts/payment-links";
import { Gateway, PaymentStatus, QrStatus, RefundStatus } from "@drivopay/contracts/payments";
import { sql } from "drizzle-orm";
import {
  boolean,
  customType,
  index,
  integer,
  pgSchema,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { amount, createdAt, instant, oneOf, primaryId, rule } from "./columns.ts";
import { users } from "./users.ts";
import { wallets } from "./wallet.ts";

export const paymentsSchema = pgSchema("payments");

const bytes = customType<{ data: Buffer }>({ dataType: () => "bytea" });

/** What a driver asks somebody to pay on a page of ours, and on one of the gateway's. */
export const paymentLinks = paymentsSchema.table(
  "payment_links",
  {
    id: primaryId(),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    walletId: uuid()
      .notNull()
      .references(() => wallets.id),
    /** The end of its address: whoever knows it may pay. */
    token: text().notNull().unique(),
    amount: amount().notNull(),
    description: text(),
    customerName: text(),
    customerPhone: text(),
    customerEmail: text(),
    gateway: text().$type<Gateway>().notNull(),
    /** Null until the gateway has answered; our own page does without. */
    gatewayLinkId: text(),
    /** The gateway's own page, for who cannot pay on ours. */
    gatewayUrl: text(),
    status: text().$type<LinkStatus>().notNull().default("ACTIVE"),
    paymentId: uuid(),
    expiresAt: instant().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    oneOf("payment_links_status", table.status, LinkStatus.options),
    oneOf("payment_links_gateway", table.gateway, Gateway.options),
    rule("payment_links_amount", sql`amount > 0`),
    // A webhook finds its link by the gateway's id.
    uniqueIndex("payment_links_by_gateway_id").on(table.gateway, table.gatewayLinkId),
    index("payment_links_of_user").on(table.userId, table.createdAt.desc(), table.id.desc()),
    // The expiry workflow looks only at what is open.
    index("payment_links_to_expire").on(table.expiresAt).where(sql`status = 'ACTIVE'`),
  ],
);

export const qrCodes = paymentsSchema.table(
  "qr_codes",
  {
    id: primaryId(),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    walletId: uuid()
      .notNull()
      .references(() => wallets.id),
    kind: text().$type<"SINGLE_USE" | "PERMANENT">().notNull(),
    /** FARE a passenger's · LINK shown on a link's page · DEPOSIT the driver's own money. */
    purpose: text().$type<"FARE" | "LINK" | "DEPOSIT">().notNull().default("FARE"),
    linkId: uuid().references(() => paymentLinks.id),
    amount: amount(),
    description: text(),
    gateway: text().$type<Gateway>().notNull(),
    /** Null only between our row and the gateway's answer. */
    gatewayQrId: text(),
    upiUri: text(),
    status: text().$type<QrStatus>().notNull().default("ACTIVE"),
    paymentId: uuid(),
    expiresAt: instant(),
    createdAt: createdAt(),
  },
  (table) => [
    oneOf("qr_codes_status", table.status, QrStatus.options),
    rule(
      "qr_codes_purpose",
      sql`purpose in ('FARE', 'DEPOSIT') or (purpose = 'LINK' and link_id is not null)`,
    ),
    rule("qr_codes_amount", sql`(kind = 'PERMANENT') = (amount is null) and (amount is null or amount > 0)`),
    // A webhook finds its QR by the gateway's id.
    uniqueIndex("qr_codes_by_gateway_id").on(table.gateway, table.gatewayQrId),
    uniqueIndex("qr_codes_one_permanent").on(table.userId).where(sql`kind = 'PERMANENT'`),
    // A link's page shows the QR that is still open, and closes the others once it is paid.
    index("qr_codes_of_link").on(table.linkId).where(sql`link_id is not null`),
    // The expiry workflow looks only at what is open.
    index("qr_codes_to_expire").on(table.expiresAt).where(sql`status = 'ACTIVE' and expires_at is not null`),
  ],
);

export const payments = paymentsSchema.table(
  "payments",
  {
    id: primaryId(),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    walletId: uuid()
      .notNull()
      .references(() => wallets.id),
    qrId: uuid().references(() => qrCodes.id),
    linkId: uuid().references(() => paymentLinks.id),
    gateway: text().$type<Gateway>().notNull(),
    gatewayPaymentId: text().notNull(),
    source: text().$type<"QR" | "PERMANENT_QR" | "LINK" | "DEPOSIT">().notNull(),
    status: text().$type<PaymentStatus>().notNull(),
    amount: amount().notNull(),
    fee: amount().notNull(),
    tax: amount().notNull(),
    refunded: amount().notNull().default(sql`0`),
    held: boolean().notNull().default(false),
    description: text(),
    method: text(),
    payerVpaMasked: text(),
    bankReference: text(),
    failureReason: text(),
    /** The posting that credited it; null while it has failed. */
    transactionId: uuid().unique(),
    capturedAt: instant(),
    createdAt: createdAt(),
  },
  (table) => [
    oneOf("payments_status", table.status, PaymentStatus.options),
    rule("payments_refund_bounded", sql`refunded between 0 and amount`),
    // One gateway payment is one payment of ours, whatever the webhooks say and how often.
    uniqueIndex("payments_by_gateway_id").on(table.gateway, table.gatewayPaymentId),
    index("payments_of_user").on(table.userId, table.createdAt.desc(), table.id.desc()),
    // What was captured on a day: the search for what has not been settled.
    index("payments_by_capture").on(table.capturedAt).where(sql`transaction_id is not null`),
  ],
);

export const refunds = paymentsSchema.table(
  "refunds",
  {
    id: primaryId(),
    paymentId: uuid()
      .notNull()
      .references(() => payments.id),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    amount: amount().notNull(),
    status: text().notNull(),
    reason: text().notNull(),
    gatewayRefundId: text().unique(),
    transactionId: uuid(),
    /** How often the janitor has looked at it while it was pending. */
    checks: smallint().notNull().default(0),
    createdAt: createdAt(),
  },
  (table) => [
    oneOf("refunds_status", table.status, RefundStatus.options),
    index("refunds_of_payment").on(table.paymentId),
    // The janitor looks only at what is open.
    index("refunds_open").on(table.createdAt).where(sql`status = 'PENDING'`),
  ],
);

/**
 * Payments of which the gateway's last word was not the end: authorised and not captured, or failed, which may still turn
 * (Razorpay, late authorisation). Gone once the end is known.
 */
export const paymentWatches = paymentsSchema.table(
  "payment_watches",
  {
    gateway: text().$type<Gateway>().notNull(),
    gatewayPaymentId: text().notNull(),
    amount: amount().notNull(),
    /** How often the janitor has looked at it. */
    checks: smallint().notNull().default(0),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.gateway, table.gatewayPaymentId] }),
    oneOf("payment_watches_gateway", table.gateway, Gateway.options),
    index("payment_watches_by_time").on(table.createdAt),
  ],
);

/** How new QRs and links are spread over the gateways, dated; the newest row of a gateway that is in force counts. */
export const gatewayRules = paymentsSchema.table(
  "gateway_rules",
  {
    gateway: text().$type<Gateway>().notNull(),
    effectiveFrom: instant().notNull(),
    weight: smallint().notNull(),
    drained: boolean().notNull(),
    leastAmount: amount(),
    mostAmount: amount(),
    /** The member of staff who set it, and why. */
    setBy: uuid().notNull(),
    reason: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.gateway, table.effectiveFrom] }),
    oneOf("gateway_rules_gateway", table.gateway, Gateway.options),
    rule(
      "gateway_rules_bounds",
      sql`weight between 0 and 1000 and coalesce(least_amount, 1) > 0
        and coalesce(most_amount, 1) > 0 and coalesce(least_amount <= most_amount, true)`,
    ),
  ],
);

/** Every signed webhook as it came, kept before anything is made of it; after its time only the digest of it. */
export const webhookEvents = paymentsSchema.table(
  "webhook_events",
  {
    id: primaryId(),
    gateway: text().notNull(),
    gatewayEventId: text().notNull(),
    eventName: text().notNull(),
    /** Names payers in full: null once its time is over. */
    rawBody: bytes(),
    /** Of a body that is gone: the same webhook, told again, is still known. */
    bodySha256: text(),
    receivedAt: createdAt(),
    duplicates: integer().notNull().default(0),
    processedAt: instant(),
    outcome: text(),
  },
  (table) => [
    uniqueIndex("webhook_events_once").on(table.gateway, table.gatewayEventId),
    index("webhook_events_unprocessed").on(table.receivedAt).where(sql`processed_at is null`),
    // What the nightly erasure looks at.
    index("webhook_events_with_body")
      .on(table.receivedAt)
      .where(sql`processed_at is not null and raw_body is not null`),
    rule(
      "webhook_events_body",
      sql`raw_body is not null or (processed_at is not null and body_sha256 is not null)`,
    ),
  ],
);
