import { type Refund, RefundStatus } from "@drivopay/contracts/payments";
import type { RefundRow } from "./repo.ts";

export function presentRefund({ id, paymentId, amount, status, reason, createdAt }: RefundRow): Refund {
  return {
    ...{ id, paymentId, amount, reason },
    status: RefundStatus.parse(status),
    createdAt: createdAt.toISOString(),
  };
}
