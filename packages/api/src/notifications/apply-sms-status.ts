import { AppError } from "@drivopay/contracts/errors";
import { Id } from "@drivopay/contracts/identifiers";
import { tables } from "@drivopay/db";
import { counter } from "@drivopay/runtime/metrics";
import { and, eq, inArray, or } from "drizzle-orm";
import type { Services } from "../services.ts";
import { deliveryStatusOf, ranksBelow } from "./delivery-status.ts";
import { endsNumber, suppress } from "./suppressions.ts";

const { deliveries } = tables;
const reports = counter("notifications_sms_reports_total", "Delivery reports by what became of them", [
  "outcome",
]);

/**
 * Applies the SMS provider's report on a delivery. Reports come in any order and more than once: only one that
 * ranks higher than what is known changes anything, and nothing follows DELIVERED.
 * @param report.url the exact public address the provider called, query included; the signature covers it
 * @throws SIGNATURE_INVALID when the report is not the provider's own; nothing was read of it
 */
export async function applySmsStatus(
  services: Services,
  report: { readonly url: string; readonly signature: string; readonly params: Record<string, string> },
): Promise<"APPLIED" | "IGNORED"> {
  if (!(await services.sms.verifyCallback(report))) {
    reports.inc({ outcome: "forged" });
    throw new AppError("SIGNATURE_INVALID");
  }
  const outcome = await apply(services, report.url, report.params);
  reports.inc({ outcome: outcome.toLowerCase() });
  return outcome;
}

async function apply({ db, clock }: Services, url: string, params: Record<string, string>) {
  const { MessageStatus, MessageSid, ErrorCode } = params;
  const status = deliveryStatusOf(MessageStatus ?? "");
  if (!status || !MessageSid) return "IGNORED";
  const deliveryId = Id.safeParse(new URL(url).searchParams.get("delivery"));
  const changed = await db.orm
    .update(deliveries)
    .set({
      status,
      errorCode: status === "FAILED" ? (ErrorCode ?? "UNKNOWN") : null,
      updatedAt: clock.now(),
    })
    .where(
      and(
        deliveryId.success
          ? or(eq(deliveries.providerMessageId, MessageSid), eq(deliveries.id, deliveryId.data))
          : eq(deliveries.providerMessageId, MessageSid),
        inArray(deliveries.status, [...ranksBelow(status)]),
      ),
    )
    .returning({ recipientIndex: deliveries.recipientIndex });
  for (const { recipientIndex } of changed) {
    if (status !== "FAILED" || ErrorCode === undefined || recipientIndex === null) continue;
    const reason = ErrorCode;
    if (endsNumber(reason))
      await suppress(db, { channel: "SMS", recipientIndex }, { reason, now: clock.now() });
  }
  return changed.length > 0 ? "APPLIED" : "IGNORED";
}
