import { AppError, bankError } from "@drivopay/contracts/errors";
import type { Services } from "../services.ts";
import { applyRefund, type RefundOutcome, refuseRefund } from "./apply-refund.ts";
import { gatewayNamed } from "./gateways.ts";
import type { GatewayRefund, PaymentGateway } from "./ports.ts";
import { paymentById, refundById } from "./repo.ts";

/**
 * Tells the gateway of a refund and takes its answer over. Safe to repeat: the refund's id is the key. The driver gets
 * the money back only when the gateway refused and knows of no refund with that key.
 * @throws PROVIDER_UNAVAILABLE when the outcome is not known; ask again, it will not be paid twice
 */
export async function sendRefund(services: Services, refundId: string): Promise<RefundOutcome> {
  const refund = await refundById(services.db, refundId);
  const payment = refund && (await paymentById(services.db, refund.paymentId));
  if (!refund || !payment) throw new AppError("NOT_FOUND");
  if (refund.status !== "PENDING") return refund.status === "FAILED" ? "REFUND_FAILED" : "REFUND_PROCESSED";
  const { gateway, gatewayPaymentId } = payment;
  const { amount, reason, gatewayRefundId } = refund;
  const request = { idempotencyKey: refundId, gatewayPaymentId, amount, reason };
  const made = await makeOrFind(gatewayNamed(services, gateway), request);
  if (made) return await applyRefund(services, gateway, made);
  // It was taken before, and is not on the gateway's list now: what became of it is not known.
  if (gatewayRefundId !== null) throw bankError("PROVIDER_UNAVAILABLE");
  await refuseRefund(services, refundId);
  return "REFUND_FAILED";
}

/** @returns null when the gateway refused, and has no refund with this key */
async function makeOrFind(
  gateway: PaymentGateway,
  request: Parameters<PaymentGateway["refund"]>[0],
): Promise<GatewayRefund | null> {
  try {
    return await gateway.refund(request);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "PROVIDER_REJECTED") throw error;
    // An earlier try, whose answer was lost, may have been taken all the same.
    return await gateway.findRefund(request);
  }
}
