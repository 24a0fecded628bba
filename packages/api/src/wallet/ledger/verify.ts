import type { LedgerProof } from "@drivopay/contracts/admin";
import type { Database, Session } from "@drivopay/db";
import { proofRules } from "./proof-rules.ts";

/** A broken rule is told with its first cases; the rest is counted when those are mended. */
const breaksPerRule = 50;

interface BreakRow {
  id: string;
  detail: string;
}

/**
 * Proves the books, all of them as of one instant: every transaction balances, every wallet equals its entries,
 * everything that moved money stands in the books once. Reads only, and holds nobody up.
 */
export async function proveLedger(db: Database): Promise<LedgerProof> {
  return await db.transact(async (tx) => {
    await tx.sql`set transaction isolation level repeatable read, read only`;
    await tx.sql`set local statement_timeout = '15min'`;
    const breaks: LedgerProof["breaks"] = [];
    for (const { rule, breaks: query } of proofRules) {
      const found = await tx.sql.unsafe<BreakRow[]>(`${query} limit ${breaksPerRule}`);
      breaks.push(...found.map(({ id, detail }) => ({ rule, id, detail })));
    }
    return { ok: breaks.length === 0, breaks, ...(await sizes(tx)) };
  });
}

async function sizes({ sql }: Session) {
  const [row] = await sql<{ at: string; transactions: number; entries: number; wallets: number }[]>`
    select now() as at, (select count(*)::float8 from transactions.transactions) as transactions,
      (select count(*)::float8 from wallet.entries) as entries,
      (select count(*)::float8 from wallet.wallets) as wallets`;
  return {
    at: new Date(row?.at ?? Number.NaN).toISOString(),
    transactions: row?.transactions ?? 0,
    entries: row?.entries ?? 0,
    wallets: row?.wallets ?? 0,
  };
}
