import { AppError } from "@drivopay/contracts/errors";
import type { Services } from "../services.ts";
import { endQr } from "./end-qr.ts";
import { pollQr } from "./poll-qr.ts";
import { overdueQrs, type QrRow } from "./repo.ts";

/** A payment begun in the last moment is let through. */
const graceMs = 60_000;
/** A gateway that stays unreachable does not keep a QR open for longer. */
const longestWaitMs = 60 * 60_000;
const batchSize = 50;
const atOnce = 5;

/**
 * Closes QRs whose time has passed, a batch at a time; before, the gateway is asked for payments no webhook has told
 * of. One it cannot be asked about waits for the next round. Safe to repeat and to race.
 * @returns how many were closed, and whether more are waiting
 */
export async function expireQrs(services: Services): Promise<{ closed: number; more: boolean }> {
  const now = services.clock.now();
  const overdue = await overdueQrs(services.db, new Date(now.getTime() - graceMs), batchSize);
  let closed = 0;
  for (let start = 0; start < overdue.length; start += atOnce) {
    const group = overdue.slice(start, start + atOnce);
    const outcomes = await Promise.all(group.map((qr) => expire(services, qr, now)));
    closed += outcomes.filter(Boolean).length;
  }
  return { closed, more: overdue.length === batchSize && closed > 0 };
}

async function expire(services: Services, qr: QrRow, now: Date): Promise<boolean> {
  const overdueMs = now.getTime() - (qr.expiresAt?.getTime() ?? now.getTime());
  if (!(await polled(services, qr)) && overdueMs < longestWaitMs) return false;
  await endQr(services, qr.id, "EXPIRED", "its time has passed");
  return true;
}

async function polled(services: Services, qr: QrRow): Promise<boolean> {
  try {
    await pollQr(services, qr);
    return true;
  } catch (err) {
    if (!(err instanceof AppError)) throw err;
    services.logger.warn({ err, qrId: qr.id }, "An overdue QR could not be polled");
    return false;
  }
}
