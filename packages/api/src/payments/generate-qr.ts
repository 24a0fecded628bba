import { AppError } from "@drivopay/contracts/errors";
import { type Paise, paise } from "@drivopay/contracts/money";
import type { GenerateQrInput, QrGenerated } from "@drivopay/contracts/payments";
import { tables } from "@drivopay/db";
import { newId } from "@drivopay/runtime/ids";
import { counter } from "@drivopay/runtime/metrics";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import { actorOf, recordAudit } from "../audit/index.ts";
import type { DriverContext } from "../context.ts";
import { contactOf } from "../users/index.ts";
import { endQr } from "./end-qr.ts";
import { gatewayForNew, gatewayNamed } from "./gateways.ts";
import type { GatewayQr } from "./ports.ts";
import { drawQr } from "./present-qr.ts";

const { qrCodes } = tables;
export const generated = counter("payment_qr_generated_total", "QRs made, by kind", ["kind"]);

/** How long a passenger has to scan; the gateway may grant less. */
const lifeMs = 15 * 60_000;
/** The gateway takes no payment below ₹1 (Razorpay, API conventions). */
export const leastAmount: Paise = paise(100);

/**
 * Makes a QR for one payment of this amount. Our row stands before the gateway hears of it, so that a payment that
 * is faster than the gateway's answer finds it. Not safe to retry: each call makes another QR, which moves no money.
 * @param input.amount paise
 * @throws AMOUNT_TOO_SMALL, PROVIDER_UNAVAILABLE, PROVIDER_REJECTED; the QR is closed then
 */
export async function generateQr(
  ctx: DriverContext,
  input: z.infer<typeof GenerateQrInput>,
): Promise<z.infer<typeof QrGenerated>> {
  const { services, driver } = ctx;
  if (input.amount < leastAmount)
    throw new AppError("AMOUNT_TOO_SMALL", { params: { minimum: leastAmount } });
  const gateway = gatewayNamed(services, gatewayForNew);
  const { name } = await contactOf(services.db, driver.userId);
  const qrId = newId();
  const description = input.description ?? null;
  const now = services.clock.now();
  const expiresAt = new Date(now.getTime() + lifeMs);
  await services.db.transact(async (tx) => {
    await tx.orm.insert(qrCodes).values({
      ...{ id: qrId, userId: driver.userId, walletId: driver.walletId, description, expiresAt },
      kind: "SINGLE_USE",
      amount: input.amount,
      gateway: gatewayForNew,
      createdAt: now,
    });
    await recordAudit(tx, actorOf(ctx, driver), {
      action: "payments.qr-generated",
      entityType: "qr",
      entityId: qrId,
      newValue: { amount: input.amount },
    });
  });
  const request = { qrId, amount: input.amount, description, expiresAt, payeeName: name };
  const made = await gateway
    .createQr({ ...request, kind: "SINGLE_USE", firstTriedAt: null })
    .catch((error: unknown) => giveUp(ctx, qrId, error));
  const granted = await keepAnswer(ctx, qrId, made, expiresAt);
  generated.inc({ kind: "SINGLE_USE" });
  return {
    qrId,
    upiUri: made.upiUri,
    qrCode: await drawQr(made.upiUri),
    expiresAt: granted.toISOString(),
  };
}

/** The answer may come after the payment: what the payment made of the row stands. */
async function keepAnswer(
  { services }: DriverContext,
  qrId: string,
  made: GatewayQr,
  wanted: Date,
): Promise<Date> {
  const expiresAt = made.expiresAt ?? wanted;
  await services.db.orm
    .update(qrCodes)
    .set({ gatewayQrId: made.gatewayQrId, upiUri: made.upiUri, expiresAt })
    .where(eq(qrCodes.id, qrId));
  return expiresAt;
}

/** Nobody will ever see this QR. Should it have been made after all, a payment on it still finds its row. */
async function giveUp({ services }: DriverContext, qrId: string, error: unknown): Promise<never> {
  await endQr(services, qrId, "CLOSED", "the gateway did not make it");
  throw error;
}
