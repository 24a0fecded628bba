import postgres from "postgres";
import { migrations } from "./schema.ts";

type Types = { bigint: number };
/** The pool, or one of its transactions: what a query needs. */
export type Sql = postgres.Sql<Types> | postgres.TransactionSql<Types>;
export type Database = postgres.Sql<Types>;
export type Transaction = postgres.TransactionSql<Types>;

const migrationLock = 7081504289;
const transactionTries = 5;
/** serialization_failure, deadlock_detected: Postgres asks for the transaction to be run again. */
const retriableCodes = new Set(["40001", "40P01"]);

export function connect(databaseUrl: string): Database {
  return postgres(databaseUrl, {
    max: 10,
    onnotice: () => {},
    connection: { application_name: "inngest-local" },
    types: {
      // Counts and milliseconds stay far below 2^53.
      bigint: {
        to: 20,
        from: [20],
        parse: (text: string) => Number(text),
        serialize: (value: number) => String(value),
      },
      json: {
        to: 114,
        from: [114, 3802],
        serialize: (text: string) => text,
        parse: (text: string) => JSON.parse(text),
      },
    },
  });
}

/** Creates or upgrades the schema `inngest`. Safe to run from several processes at once, and again. */
export async function migrate(database: Database): Promise<void> {
  await database.begin(async (sql) => {
    await sql`SELECT pg_advisory_xact_lock(${migrationLock})`;
    await sql`CREATE SCHEMA IF NOT EXISTS inngest`;
    await sql`CREATE TABLE IF NOT EXISTS inngest.schema_versions (version int PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now())`;
    const [row] = await sql<
      { version: number }[]
    >`SELECT coalesce(max(version), 0) AS version FROM inngest.schema_versions`;
    const current = row?.version ?? 0;
    for (const [index, ddl] of migrations.entries()) {
      if (index < current) continue;
      await sql.unsafe(ddl);
      await sql`INSERT INTO inngest.schema_versions (version) VALUES (${index + 1})`;
    }
  });
}

/** Runs `work` in one transaction, again when Postgres gave up on it because of another one. */
export async function transact<Result>(
  database: Database,
  work: (sql: Transaction) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      let result: { value: Result } | undefined;
      await database.begin(async (sql) => {
        result = { value: await work(sql) };
      });
      if (!result) throw new Error("The transaction ended without a result");
      return result.value;
    } catch (error) {
      const retriable = error instanceof postgres.PostgresError && retriableCodes.has(error.code);
      if (!retriable || attempt >= transactionTries) throw error;
    }
  }
}

const jsonOid = 114;

/** A parameter of type `json`; the client's own `sql.json` makes `jsonb`. */
export function json(sql: Sql, value: unknown): postgres.Parameter<string> {
  return sql.typed(JSON.stringify(value), jsonOid);
}
