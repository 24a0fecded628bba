import type { Deposit, DepositInput } from "@drivopay/contracts/payments";
import type { z } from "zod";
import { actorOf } from "../audit/index.ts";
import type { DriverContext } from "../context.ts";
import { contactOf } from "../users/index.ts";
import { refuseDepositAboveLimits } from "../wallet/index.ts";
import { openQr, refuseTooSmall } from "./open-qr.ts";

/**
 * Makes a QR, and with it a link for UPI apps, by which a driver fills the own wallet. A limit is told before there is
 * anything to pay; should it be passed by the time the money comes, the money is held and never refused.
 * @param input.amount paise
 * @throws AMOUNT_TOO_SMALL, LIMIT_EXCEEDED, PROVIDER_UNAVAILABLE, PROVIDER_REJECTED
 */
export async function openDeposit(
  ctx: DriverContext,
  { amount }: z.infer<typeof DepositInput>,
): Promise<z.infer<typeof Deposit>> {
  const { services, driver } = ctx;
  refuseTooSmall(amount);
  await refuseDepositAboveLimits(services, driver.userId, amount);
  const { name } = await contactOf(services.db, driver.userId);
  const qr = await openQr(services, actorOf(ctx, driver), {
    ...{ userId: driver.userId, walletId: driver.walletId, payeeName: name, purpose: "DEPOSIT" },
    ...{ amount, description: null },
  });
  return { ...qr, amount, source: "DEPOSIT" };
}
