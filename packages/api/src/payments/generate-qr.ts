import type { GenerateQrInput } from "@drivopay/contracts/payments";
import type { z } from "zod";
import { actorOf } from "../audit/index.ts";
import type { DriverContext } from "../context.ts";
import { contactOf } from "../users/index.ts";
import { type OpenQr, openQr } from "./open-qr.ts";

/**
 * Makes a QR for one payment of this amount. Not safe to retry: each call makes another QR, which moves no money.
 * @param input.amount paise
 * @throws AMOUNT_TOO_SMALL, PROVIDER_UNAVAILABLE, PROVIDER_REJECTED; the QR is closed then
 */
export async function generateQr(
  ctx: DriverContext,
  input: z.infer<typeof GenerateQrInput>,
): Promise<OpenQr> {
  const { services, driver } = ctx;
  const { name } = await contactOf(services.db, driver.userId);
  return openQr(services, actorOf(ctx, driver), {
    ...{ userId: driver.userId, walletId: driver.walletId, payeeName: name, purpose: "FARE" },
    amount: input.amount,
    description: input.description ?? null,
  });
}
