import { AppError } from "@drivopay/contracts/errors";
import { recordSecurityEvent } from "../audit/index.ts";
import type { Services } from "../services.ts";
import { consume, limiter } from "./rate-limit.ts";

/** Reports of forgeries an address may cause in a minute: a flood is counted, and does not fill the records. */
const reportsPerMinute = 30;

/** A webhook that did not bear its sender's signature. */
export interface Forgery {
  /** As the security event is called: `payments.webhook-forged`. */
  readonly kind: string;
  readonly ipAddress: string;
  readonly userAgent: string | null;
  readonly detail: Readonly<Record<string, string | boolean>>;
}

/** Keeps that somebody tried to pass for a provider; the flood of one address only in part. */
export async function reportForgery(services: Services, forgery: Forgery): Promise<void> {
  const { kind, ipAddress, userAgent, detail } = forgery;
  const reports = limiter(services, "webhook-forged", {
    points: reportsPerMinute,
    durationSeconds: 60,
    failOpen: true,
  });
  try {
    await consume(reports, ipAddress);
  } catch (error) {
    if (error instanceof AppError && error.code === "RATE_LIMITED") return;
    throw error;
  }
  await recordSecurityEvent(services.db, { kind, userId: null, ipAddress, userAgent, detail });
}
