import { tables } from "@drivopay/db";
import { formatMonth, translatorFor } from "@drivopay/i18n";
import { and, eq, isNull } from "drizzle-orm";
import type { Services } from "../services.ts";
import { contactOf, userById } from "../users/index.ts";
import { keptStatement } from "./statement-repo.ts";

const { statements } = tables;

/**
 * Writes to the driver that the month's statement is there, if an address was given and proved. The letter leads to
 * the app and carries no file: who reads the mail need not be the driver. Safe to repeat; a letter that was taken
 * just before a crash may come twice.
 * @throws PROVIDER_UNAVAILABLE when it may be sent later
 */
export async function emailStatement(
  services: Services,
  statementId: string,
): Promise<{ readonly emailed: boolean }> {
  const { db, settings, clock } = services;
  const row = await keptStatement(db, statementId);
  if (row?.kind !== "MONTHLY" || row.emailedAt) return { emailed: false };
  const [user, contact] = await Promise.all([userById(db, row.userId), contactOf(db, row.userId)]);
  if (!contact.email || !user.emailVerified) return { emailed: false };
  const say = translatorFor(contact.language);
  const month = formatMonth(row.periodFrom, contact.language);
  const values = { name: contact.name, month, url: `${settings.driverWebUrl}/history/statements` };
  await services.email.send({
    to: contact.email,
    subject: say("papers.emailSubject", values),
    text: say("papers.emailBody", values),
  });
  await db.orm
    .update(statements)
    .set({ emailedAt: clock.now() })
    .where(and(eq(statements.id, row.id), isNull(statements.emailedAt)));
  return { emailed: true };
}
