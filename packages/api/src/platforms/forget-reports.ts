import { tables } from "@drivopay/db";
import { inArray, lte } from "drizzle-orm";
import type { Services } from "../services.ts";

const { platformEvents } = tables;
/**
 * Far longer than any platform sends a webhook again, and long enough to settle with it what it told and when. One
 * that comes after that asks for one more read.
 */
const reportsKeptDays = 90;
const atOnce = 1_000;

/** Forgets the platforms' webhooks of more than ninety days ago. Safe to repeat. @returns how many */
export async function forgetOldReports({ db, clock }: Services): Promise<number> {
  const before = clock.now();
  before.setUTCDate(before.getUTCDate() - reportsKeptDays);
  const due = db.orm
    .select({ id: platformEvents.id })
    .from(platformEvents)
    .where(lte(platformEvents.createdAt, before))
    .limit(atOnce);
  for (let forgotten = 0; ; ) {
    const gone = await db.orm
      .delete(platformEvents)
      .where(inArray(platformEvents.id, due))
      .returning({ id: platformEvents.id });
    forgotten += gone.length;
    if (gone.length < atOnce) return forgotten;
  }
}
