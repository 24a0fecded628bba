import { AppError } from "@drivopay/contracts/errors";
import type { Qr } from "@drivopay/contracts/payments";
import QRCode from "qrcode";
import type { QrRow } from "./repo.ts";

/** The modules of white around a QR that its standard (ISO/IEC 18004) asks for. */
const quietZone = 4;

/** Draws a UPI link as an SVG document, readable on a cracked or dirty screen: a seventh of it may be lost. */
export function drawQr(upiUri: string): Promise<string> {
  return QRCode.toString(upiUri, { type: "svg", errorCorrectionLevel: "M", margin: quietZone });
}

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
