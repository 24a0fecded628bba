import { AppError } from "@drivopay/contracts/errors";
import type { Services } from "../services.ts";
import { applyRefund, type RefundOutcome, refuseRefund } from "./apply-refund.ts";
import { gatewayNamed } from "./gateways.ts";
import { paymentById, refundById } from "./repo.ts";

/**
 * Tells the gateway of a refund and takes its answer over. Safe to repeat: the refund's id is the key.
 * @throws PROVIDER_UNAVAILABLE when the outcome is not known; ask again, it will not be paid twice
 */
export async function sendRefund(services: Services, refundId: string): Promise<RefundOutcome> {
  const refund = await refundById(services.db, refundId);
  const payment = refund && (await paymentById(services.db, refund.paymentId));
  if (!refund || !payment) throw new AppError("NOT_FOUND");
  if (refund.status !== "PENDING") return refund.status === "FAILED" ? "REFUND_FAILED" : "REFUND_PROCESSED";
  const { gateway, gatewayPaymentId } = payment;
  const { amount, reason } = refund;
  try {
    const request = { idempotencyKey: refundId, gatewayPaymentId, amount, reason };
    return await applyRefund(services, gateway, await gatewayNamed(services, gateway).refund(request));
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "PROVIDER_REJECTED") throw error;
    await refuseRefund(services, refundId);
    return "REFUND_FAILED";
  }
}
