import { AppError } from "@drivopay/contracts/errors";
import type { Qr } from "@drivopay/contracts/payments";
import { consume, limiter } from "../middleware/rate-limit.ts";
import type { Services } from "../services.ts";
import { pollQr } from "./poll-qr.ts";
import { presentQr } from "./present-qr.ts";
import { type QrRow, qrOfUser } from "./repo.ts";

/** A webhook is given this long before the gateway is asked. */
const patienceMs = 20_000;
const secondsBetweenPolls = 10;

/** A QR of this driver, as it stands here. @throws NOT_FOUND, for another driver's as well */
export async function qrOf(services: Services, userId: string, qrId: string): Promise<Qr> {
  const row = await qrOfUser(services.db, userId, qrId);
  if (!row) throw new AppError("NOT_FOUND");
  return presentQr(row, services.clock.now());
}

/**
 * The same, but of one that stays unpaid the gateway is asked: a webhook that was lost must not leave a driver
 * waiting at the kerb.
 * @throws NOT_FOUND, for another driver's as well
 */
export async function getQr(services: Services, userId: string, qrId: string): Promise<Qr> {
  const row = await qrOfUser(services.db, userId, qrId);
  if (!row) throw new AppError("NOT_FOUND");
  const unpaid = row.kind === "SINGLE_USE" && row.status === "ACTIVE";
  const waited = services.clock.now().getTime() - row.createdAt.getTime() > patienceMs;
  if (unpaid && waited) await askGateway(services, row);
  return qrOf(services, userId, qrId);
}

/** The answer is a help, not a need: whatever stands in its way, the row we have is shown. */
async function askGateway(services: Services, row: QrRow): Promise<void> {
  const polls = limiter(services, "qr-poll", {
    points: 1,
    durationSeconds: secondsBetweenPolls,
    failOpen: true,
  });
  try {
    await consume(polls, row.id);
    await pollQr(services, row);
  } catch (err) {
    if (!(err instanceof AppError)) throw err;
    if (err.code !== "RATE_LIMITED") services.logger.warn({ err, qrId: row.id }, "A QR could not be polled");
  }
}
