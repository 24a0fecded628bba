import { AppError } from "@drivopay/contracts/errors";
import { type Paise, paise } from "@drivopay/contracts/money";
import type { PaymentAnswer } from "@drivopay/contracts/payments";
import type { z } from "zod";
import type { DriverContext } from "../context.ts";
import { presentPayment } from "./present-payment.ts";
import { presentRefund } from "./present-refund.ts";
import { leftToRefund } from "./refund-payment.ts";
import { type PaymentWithHold, paymentOfUser, refundsOfPayment } from "./repo.ts";

/**
 * A payment, what was given back of it, and what still can be.
 * @throws NOT_FOUND, for another driver's payment as well
 */
export async function readPayment(
  { services, driver }: DriverContext,
  id: string,
): Promise<z.infer<typeof PaymentAnswer>> {
  const found = await paymentOfUser(services.db, driver.userId, id);
  if (!found) throw new AppError("NOT_FOUND");
  const refunds = await refundsOfPayment(services.db, id);
  return {
    payment: presentPayment(found),
    refunds: refunds.map(presentRefund),
    refundable: refundable(found, services.clock.now()),
  };
}

function refundable({ payment, waiting }: PaymentWithHold, now: Date): Paise {
  return waiting ? paise(0) : leftToRefund(payment, now);
}
