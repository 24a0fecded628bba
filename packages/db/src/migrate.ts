import { fileURLToPath } from "node:url";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as runMigrations } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";

const migrationsFolder = fileURLToPath(new URL("../../../drizzle", import.meta.url));

/** The role the product runs as; it owns nothing. */
export const applicationRole = "drivopay_app";

/**
 * Brings the database up to date and lets the application role log in. Safe to run again, and by two at once:
 * the second waits for the first.
 * @param ownerUrl a connection that may create schemas and roles
 */
export async function migrate({
  ownerUrl,
  appPassword,
}: {
  ownerUrl: string;
  appPassword: string;
}): Promise<void> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => undefined });
  try {
    await sql`select pg_advisory_lock(hashtext('drivopay migrations'))`;
    await runMigrations(drizzle(sql), { migrationsFolder });
    const [row] = await sql<{ statement: string }[]>`
      select format('alter role %I login password %L', ${applicationRole}::text, ${appPassword}::text) as statement`;
    if (row) await sql.unsafe(row.statement);
  } finally {
    await sql.end();
  }
}
