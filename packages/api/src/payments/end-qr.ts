import { tables } from "@drivopay/db";
import { and, eq } from "drizzle-orm";
import { recordAudit, systemActor } from "../audit/index.ts";
import type { Services } from "../services.ts";

const { qrCodes } = tables;

/**
 * Ends a QR that is still open; a later payment on it is credited all the same. Safe to repeat.
 * @returns false when it was not open any more
 */
export async function endQr(
  services: Services,
  qrId: string,
  status: "EXPIRED" | "CLOSED",
  reason: string,
): Promise<boolean> {
  const ended = await services.db.transact(async (tx) => {
    const rows = await tx.orm
      .update(qrCodes)
      .set({ status })
      .where(and(eq(qrCodes.id, qrId), eq(qrCodes.status, "ACTIVE")))
      .returning({ id: qrCodes.id });
    if (rows.length === 0) return false;
    await recordAudit(tx, systemActor, {
      action: `payments.qr-${status.toLowerCase()}`,
      entityType: "qr",
      entityId: qrId,
      oldValue: { status: "ACTIVE" },
      newValue: { status, reason },
    });
    return true;
  });
  if (ended) await services.live.nudge([`qr:${qrId}`]);
  return ended;
}
