import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";

/**
 * Where queries run: the pool, or one transaction on it. Typed queries by `orm`; `sql` is the bare driver for the
 * statements that must be exact. Dates come as text from `sql`, as Date from `orm`.
 */
export interface Session {
  readonly orm: PostgresJsDatabase;
  readonly sql: postgres.ISql;
  /** In a transaction: words that `onCommit` hears once it has committed. */
  readonly noted?: Set<string>;
  /** What is posted here bears this time instead of the present. */
  readonly postingTime?: Date;
}

/**
 * The same transaction for postings of another time, which only the books' owner may choose: on the application's
 * connection they are written at the present. Holds until it is dated again.
 */
export async function datePostings(tx: Session, at: Date): Promise<Session> {
  await tx.sql`select set_config('drivopay.posting_time', ${at.toISOString()}, true)`;
  return { ...tx, postingTime: at };
}

export interface Database extends Session {
  /**
   * Runs `work` in one transaction: all of it commits, or none. Never retried by itself.
   * @param options.quiet does not call `onCommit`: for who is woken by it
   */
  transact<T>(work: (tx: Session) => Promise<T>, options?: { readonly quiet: boolean }): Promise<T>;
  close(): Promise<void>;
}

/**
 * Opens a pool as the application role.
 * @param options.poolSize connections at most
 * @param options.statementTimeoutMs a statement that runs longer is ended by the server
 * @param options.onCommit called after each transaction that committed, with what was noted in it, to hurry what waits
 * for it; never relied on
 */
export function connectDatabase(
  url: string,
  options: {
    poolSize?: number;
    statementTimeoutMs?: number;
    onCommit?: (noted: readonly string[]) => void;
  } = {},
): Database {
  const sql = postgres(url, {
    max: options.poolSize ?? 10,
    connect_timeout: 5,
    // Its own pauses grow to 20 s, for which every call would wait, and as long after the database is back.
    backoff: (tries: number) => Math.min(0.05 * 2 ** tries, 1) * (0.5 + Math.random() / 2),
    fetch_types: false,
    onnotice: () => undefined,
    connection: {
      application_name: "drivopay",
      statement_timeout: options.statementTimeoutMs ?? 30_000,
      idle_in_transaction_session_timeout: 30_000,
    },
  });
  return {
    orm: ormOn(sql, sql),
    sql,
    transact: async <T>(work: (tx: Session) => Promise<T>, { quiet } = { quiet: false }) => {
      const noted = new Set<string>();
      const result = await sql.begin(
        async (tx) => [await work({ orm: ormOn(tx, sql), sql: tx, noted })] as const,
      );
      if (!quiet) options.onCommit?.([...noted]);
      return result[0];
    },
    close: () => sql.end({ timeout: 5 }),
  };
}

/**
 * Drizzle on a client of this driver, with two things mended: it sends statements unnamed, which the driver has to
 * describe first (two round trips a query; named they are planned once a connection and take one), and it looks
 * for the pool's options, which the client inside a transaction lacks.
 */
function ormOn(client: postgres.ISql, pool: postgres.Sql): PostgresJsDatabase {
  const mended = new Proxy(pool, {
    get(target, property) {
      if (property === "unsafe") {
        return (text: string, parameters?: postgres.ParameterOrJSON<never>[]) =>
          client.unsafe(text, parameters, { prepare: true });
      }
      return Reflect.get(target, property);
    },
  });
  return drizzle(mended, { casing: "snake_case" });
}
