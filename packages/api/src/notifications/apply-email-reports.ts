import { AppError } from "@drivopay/contracts/errors";
import { type Session, tables } from "@drivopay/db";
import { counter } from "@drivopay/runtime/metrics";
import { and, eq, inArray } from "drizzle-orm";
import type { Services } from "../services.ts";
import { type DeliveryStatus, ranksBelow } from "./delivery-status.ts";
import type { EmailEvent, EmailReport } from "./ports.ts";
import { suppress } from "./suppressions.ts";

const { deliveries, deliveryReports } = tables;
const reports = counter("notifications_email_reports_total", "Reports on letters by what became of them", [
  "outcome",
]);

/** Clocks may differ by ten minutes, and a report may wait a moment on its way. An older signature is a repetition. */
const signatureLivesMs = 15 * 60 * 1000;

const meaning: Readonly<Record<EmailEvent, DeliveryStatus | null>> = {
  TAKEN: "SENT",
  DELAYED: null,
  DELIVERED: "DELIVERED",
  BOUNCED: "FAILED",
  DROPPED: "FAILED",
  // It was read, and is not wanted again.
  UNWANTED: null,
};
const endsAddress: ReadonlySet<EmailEvent> = new Set<EmailEvent>(["BOUNCED", "DROPPED", "UNWANTED"]);

/**
 * Applies the email provider's reports, each once, in whatever order they come. An address that bounces or wants no
 * more is written to no more.
 * @throws SIGNATURE_INVALID when they are not the provider's own, or were signed too long ago; nothing was read of them
 */
export async function applyEmailReports(
  services: Services,
  request: { readonly rawBody: Buffer; readonly signature: string; readonly timestamp: string },
): Promise<{ readonly applied: number }> {
  const read = services.email.readReports(request);
  const ageMs = read ? Math.abs(services.clock.now().getTime() - read.signedAt.getTime()) : null;
  if (!read || ageMs === null || ageMs > signatureLivesMs) {
    reports.inc({ outcome: read ? "stale" : "forged" });
    throw new AppError("SIGNATURE_INVALID");
  }
  let applied = 0;
  for (const report of read.reports) {
    const isNew = await services.db.transact((tx) => applyOnce(tx, services, report));
    reports.inc({ outcome: isNew ? "applied" : "repeated" });
    if (isNew) applied += 1;
  }
  return { applied };
}

/** False for a report that was here before, and for one on no letter of ours. */
async function applyOnce(tx: Session, { clock }: Services, report: EmailReport): Promise<boolean> {
  if (report.deliveryId === null) return false;
  const [delivery] = await tx.orm
    .select()
    .from(deliveries)
    .where(eq(deliveries.id, report.deliveryId))
    .for("key share");
  if (!delivery) return false;
  const { id, event, reason, happenedAt } = report;
  const [kept] = await tx.orm
    .insert(deliveryReports)
    .values({ id, deliveryId: delivery.id, event, reason, happenedAt })
    .onConflictDoNothing()
    .returning({ id: deliveryReports.id });
  if (!kept) return false;
  const status = meaning[event];
  if (status) {
    await tx.orm
      .update(deliveries)
      .set({ status, errorCode: status === "FAILED" ? event : null, updatedAt: clock.now() })
      .where(and(eq(deliveries.id, delivery.id), inArray(deliveries.status, [...ranksBelow(status)])));
  }
  const { recipientIndex } = delivery;
  if (recipientIndex !== null && endsAddress.has(event)) {
    await suppress(tx, { channel: "EMAIL", recipientIndex }, { reason: event, now: clock.now() });
  }
  return true;
}
