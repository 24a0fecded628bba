import { AppError } from "@drivopay/contracts/errors";
import type { Qr } from "@drivopay/contracts/payments";
import { drawQr } from "../draw-qr.ts";
import type { QrRow } from "./repo.ts";

/**
 * A QR as the driver sees it. One whose time has passed shows as expired, though the workflow may not have come by.
 * @throws NOT_FOUND for one that the gateway never made
 */
export async function presentQr(row: QrRow, now: Date): Promise<Qr> {
  if (row.upiUri === null) throw new AppError("NOT_FOUND");
  const overdue = row.status === "ACTIVE" && row.expiresAt !== null && row.expiresAt <= now;
  const { id, kind, amount, description, upiUri, paymentId } = row;
  return {
    ...{ id, kind, amount, description, upiUri, paymentId },
    currency: "INR",
    qrCode: await drawQr(upiUri),
    status: overdue ? "EXPIRED" : row.status,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  };
}
