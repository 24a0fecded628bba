import { tables } from "@drivopay/db";
import { inArray, lte } from "drizzle-orm";
import { eraseAfter } from "../retention.ts";
import type { Services } from "../services.ts";

const { platformEvents } = tables;
/**
 * Far longer than any platform sends a webhook again, and long enough to settle with it what it told and when. One
 * that comes after that asks for one more read.
 */
const reportsKeptDays = 90;

/** Forgets the platforms' webhooks of more than ninety days ago. Safe to repeat. @returns how many */
export function forgetOldReports(services: Services): Promise<number> {
  const { orm } = services.db;
  const { id, createdAt } = platformEvents;
  return eraseAfter(services, reportsKeptDays, async (before, atOnce) => {
    const due = orm.select({ id }).from(platformEvents).where(lte(createdAt, before)).limit(atOnce);
    const gone = await orm.delete(platformEvents).where(inArray(id, due)).returning({ id });
    return gone.length;
  });
}
