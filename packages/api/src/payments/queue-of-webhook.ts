import { AppError } from "@drivopay/contracts/errors";
import type { Gateway } from "@drivopay/contracts/payments";
import type { Session } from "@drivopay/db";
import type { Services } from "../services.ts";
import { walletOfPayout } from "../wallet/index.ts";
import { refundTold } from "./apply-refund.ts";
import { toldTarget } from "./find-target.ts";
import type { GatewayEvent } from "./ports.ts";
import { readEvent } from "./process-webhook.ts";
import { paymentById } from "./repo.ts";

/**
 * Where a webhook waits its turn: those that move one wallet's money are carried out one after another. Told from the
 * webhook and our own rows; the gateway is not asked. What moves no known wallet waits for nobody.
 * @returns the wallet's id, or the webhook's own
 */
export async function queueOf(
  db: Session,
  gateway: Gateway,
  { id, event }: { readonly id: string; readonly event: GatewayEvent | null },
): Promise<string> {
  return (event && (await walletOf(db, gateway, event))) ?? id;
}

/** What a webhook says, if it can be read: it must be kept, also one of a gateway that this process does not have. */
export function eventIn(services: Services, gateway: Gateway, rawBody: Buffer): GatewayEvent | null {
  try {
    return readEvent(services, gateway, rawBody);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

async function walletOf(db: Session, gateway: Gateway, event: GatewayEvent): Promise<string | null> {
  if (event.type === "payout") return walletOfPayout(db, event.payout);
  if (event.type === "payment") return (await toldTarget(db, gateway, event.payment))?.walletId ?? null;
  if (event.type !== "refund") return null;
  const refund = await refundTold(db, event.refund);
  return refund && ((await paymentById(db, refund.paymentId))?.walletId ?? null);
}
