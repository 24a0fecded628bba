import { AppError } from "@drivopay/contracts/errors";
import { type Paise, paise } from "@drivopay/contracts/money";
import type { Gateway } from "@drivopay/contracts/payments";
import { tables } from "@drivopay/db";
import { newId } from "@drivopay/runtime/ids";
import { counter } from "@drivopay/runtime/metrics";
import { eq } from "drizzle-orm";
import { type Actor, recordAudit } from "../audit/index.ts";
import { drawQr } from "../draw-qr.ts";
import type { Services } from "../services.ts";
import { endQr } from "./end-qr.ts";
import { gatewaysFor, tryGateways } from "./try-gateways.ts";

const { qrCodes } = tables;
/** With its type written out, so that declarations of the procedures can be made for clients. */
export const generated: ReturnType<typeof counter> = counter(
  "payment_qr_generated_total",
  "QRs made, by kind",
  ["kind"],
);

/** How long somebody has to scan; the gateway may grant less, or more. */
const lifeMs = 15 * 60_000;
/** The gateways take no payment below ₹1 (Razorpay, API conventions; Cashfree, create an order). */
export const leastAmount: Paise = paise(100);

/** A QR to be paid once. */
export interface WantedQr {
  readonly userId: string;
  readonly walletId: string;
  readonly payeeName: string;
  readonly amount: Paise;
  readonly description: string | null;
  readonly purpose: "FARE" | "LINK" | "DEPOSIT";
  readonly linkId?: string;
}

/** A QR that can be shown. */
export interface OpenQr {
  readonly qrId: string;
  readonly qrCode: string;
  readonly upiUri: string;
  readonly expiresAt: string;
}

/** @throws AMOUNT_TOO_SMALL for what no gateway takes */
export function refuseTooSmall(amount: Paise): void {
  if (amount < leastAmount) throw new AppError("AMOUNT_TOO_SMALL", { params: { minimum: leastAmount } });
}

/**
 * Has a QR made by the first gateway that can. Our row stands before a gateway hears of it, so that a payment that is
 * faster than its answer finds it. Not safe to retry: each call makes another QR, which moves no money.
 * @throws AMOUNT_TOO_SMALL, PROVIDER_UNAVAILABLE, PROVIDER_REJECTED; the QR is closed then
 */
export async function openQr(services: Services, actor: Actor, wanted: WantedQr): Promise<OpenQr> {
  refuseTooSmall(wanted.amount);
  const { amount, description, payeeName } = wanted;
  const qrId = newId();
  const gateways = await gatewaysFor(services, { id: qrId, amount });
  const expiresAt = new Date(services.clock.now().getTime() + lifeMs);
  await insertRow(services, actor, wanted, { qrId, gateway: gateways[0], expiresAt });
  const request = { ...{ qrId, amount, description, expiresAt, payeeName }, kind: "SINGLE_USE" } as const;
  const { gateway, made } = await tryGateways(services, gateways, (port) =>
    port.createQr({ ...request, firstTriedAt: null }),
  ).catch((error: unknown) => giveUp(services, qrId, error));
  const granted = made.expiresAt ?? expiresAt;
  // The answer may come after the payment: what the payment made of the row stands.
  await services.db.orm
    .update(qrCodes)
    .set({ gateway, gatewayQrId: made.gatewayQrId, upiUri: made.upiUri, expiresAt: granted })
    .where(eq(qrCodes.id, qrId));
  generated.inc({ kind: "SINGLE_USE" });
  const qrCode = await drawQr(made.upiUri);
  return { qrId, upiUri: made.upiUri, qrCode, expiresAt: granted.toISOString() };
}

async function insertRow(
  { db, clock }: Services,
  actor: Actor,
  wanted: WantedQr,
  { qrId, gateway, expiresAt }: { qrId: string; gateway: Gateway; expiresAt: Date },
): Promise<void> {
  const { userId, walletId, amount, description, purpose, linkId } = wanted;
  await db.transact(async (tx) => {
    await tx.orm.insert(qrCodes).values({
      ...{ id: qrId, userId, walletId, amount, description, purpose, gateway, expiresAt },
      linkId: linkId ?? null,
      kind: "SINGLE_USE",
      createdAt: clock.now(),
    });
    await recordAudit(tx, actor, {
      action: "payments.qr-generated",
      entityType: "qr",
      entityId: qrId,
      newValue: { amount, purpose },
    });
  });
}

/** Nobody will ever see this QR. Should it have been made after all, a payment on it still finds its row. */
async function giveUp(services: Services, qrId: string, error: unknown): Promise<never> {
  await endQr(services, qrId, "CLOSED", "no gateway made it");
  throw error;
}
