import { paise } from "@drivopay/contracts/money";
import type { Payment } from "@drivopay/contracts/payments";
import type { PaymentWithHold } from "./repo.ts";

export function presentPayment({ payment, waiting }: PaymentWithHold): Payment {
  const { id, transactionId, status, amount, fee, tax, refunded, source, description } = payment;
  return {
    ...{ id, transactionId, status, amount, fee, tax, refunded, source, description },
    net: paise(amount - fee - tax),
    currency: "INR",
    payerVpaMasked: payment.payerVpaMasked,
    bankReference: payment.bankReference,
    held: waiting,
    gateway: payment.gateway,
    gatewayPaymentId: payment.gatewayPaymentId,
    capturedAt: payment.capturedAt?.toISOString() ?? null,
    createdAt: payment.createdAt.toISOString(),
  };
}
