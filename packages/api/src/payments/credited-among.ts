import type { Gateway } from "@drivopay/contracts/payments";
import { type Session, tables } from "@drivopay/db";
import { and, eq, inArray, isNotNull } from "drizzle-orm";

const { payments } = tables;

/** Which of so many payments of a gateway have been credited, by the gateway's ids; a thousand at most. */
export async function creditedAmong(
  { orm }: Session,
  gateway: Gateway,
  gatewayPaymentIds: string[],
): Promise<ReadonlySet<string>> {
  const credited = await orm
    .select({ id: payments.gatewayPaymentId })
    .from(payments)
    .where(
      and(
        eq(payments.gateway, gateway),
        inArray(payments.gatewayPaymentId, gatewayPaymentIds),
        isNotNull(payments.transactionId),
      ),
    );
  return new Set(credited.map(({ id }) => id));
}
