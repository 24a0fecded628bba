import { and, eq, gte, or, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";

/** What stays in one unknown state is looked at after these many minutes; after the last look a person is called. */
const looksAfterMinutes: readonly number[] = [5, 60, 24 * 60];

/** Whether a person is called after this look, counted from 1, unless its end is known by then. */
export const isLastLook = (look: number): boolean => look >= looksAfterMinutes.length;

/**
 * Rows whose next look is due, by the database's clock.
 * @param checks how often a row has been looked at in its present state
 * @param since when that state began
 */
export const lookIsDue = (checks: AnyPgColumn, since: AnyPgColumn): SQL | undefined =>
  or(
    ...looksAfterMinutes.map((minutes, done) =>
      and(eq(checks, done), sql`${since} <= now() - make_interval(mins => ${minutes})`),
    ),
  );

/**
 * Rows whose next look is due, as above, and once a day after the last: where money is held, one resolved case must not
 * be the end of it.
 */
export const lookIsDueForEver = (checks: AnyPgColumn, since: AnyPgColumn): SQL | undefined => {
  const whole = looksAfterMinutes.length;
  const days = sql`${checks} - ${whole}::int + 2`;
  return or(
    lookIsDue(checks, since),
    and(gte(checks, whole), sql`${since} <= now() - make_interval(days => ${days})`),
  );
};
