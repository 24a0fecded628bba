import { randomUUID } from "node:crypto";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "./test-database.ts";

let database: TestDatabase;
let app: postgres.Sql;
let owner: postgres.Sql;
const userId = randomUUID();
const walletId = randomUUID();

beforeAll(async () => {
  database = await createTestDatabase();
  app = postgres(database.url, { max: 2, onnotice: () => undefined });
  owner = postgres(database.ownerUrl, { max: 2, onnotice: () => undefined });
  await app`insert into users.users (id, phone, name) values (${userId}, '+919000000001', 'Asha Devi')`;
  await app`insert into wallet.wallets (id, user_id) values (${walletId}, ${userId})`;
  expect(await post("deposit", ["suspense", "available"], [-500, 500])).toBe("posted");
  await app`insert into audit.audit_logs (id, actor_kind, action, entity_type)
    values (${randomUUID()}, 'SYSTEM', 'test.made', 'test')`;
  await app`insert into audit.security_events (id, kind) values (${randomUUID()}, 'test')`;
});

afterAll(async () => {
  await Promise.all([app.end(), owner.end()]);
  await database.drop();
});

async function post(
  key: string,
  accounts: string[],
  amounts: number[],
  sql: postgres.ISql = app,
): Promise<string> {
  const [row] = await sql<{ outcome: string }[]>`select outcome from wallet.post_transaction(
    ${randomUUID()}, ${key}, 'hash', 'ADJUSTMENT', 'CREDIT', 'ADJUSTMENT', ${userId}, ${walletId}, 500, 0, 0,
    ${randomUUID()}, null, true, ${`{${accounts.join(",")}}`}, ${`{${amounts.join(",")}}`}, null, null, null, '{}')`;
  return row?.outcome ?? "no answer";
}

const roles = [
  ["the product's role", () => app],
  ["the owner", () => owner],
] as const;
const books = ["wallet.entries", "transactions.transactions", "audit.audit_logs", "audit.security_events"];
const aColumn: Record<string, string> = {
  "wallet.entries": "amount = 1",
  "transactions.transactions": "amount = 1",
  "audit.audit_logs": "action = 'x'",
  "audit.security_events": "kind = 'x'",
};

describe.each(roles)("%s", (_name, sql) => {
  test.each(books)("cannot change, delete or empty %s", async (table) => {
    const refused = /append-only|permission denied/;
    await expect(sql().unsafe(`update ${table} set ${aColumn[table]}`)).rejects.toThrow(refused);
    await expect(sql().unsafe(`delete from ${table}`)).rejects.toThrow(refused);
    await expect(sql().unsafe(`truncate ${table} cascade`)).rejects.toThrow(refused);
    const [left] = await owner.unsafe<{ rows: number }[]>(`select count(*)::int as rows from ${table}`);
    expect(left?.rows).toBeGreaterThan(0);
  });

  test("cannot make an unbalanced transaction through the ledger's own call", async () => {
    await expect(post("unbalanced", ["suspense", "available"], [-400, 500])).rejects.toThrow(/not balanced/);
    await expect(post("one-sided", ["available"], [500])).rejects.toThrow(/not balanced/);
  });
});

test("the owner cannot add entries that do not balance, nor add to a transaction that stands", async () => {
  const [standing] = await owner<{ id: string }[]>`select id from transactions.transactions limit 1`;
  const add = (transaction: string, ...amounts: number[]) =>
    owner`insert into wallet.entries ${owner(
      amounts.map((amount, at) => ({
        ...{ transaction_id: transaction, line: 10 + at, wallet_id: null, account: "suspense", amount },
      })),
    )}`;
  await expect(add(standing?.id ?? "", 100, -100)).rejects.toThrow(/not balanced and whole/);
  await expect(add(randomUUID(), 100, -100)).rejects.toThrow(/not balanced and whole/);
});

test("the product's role cannot write the books, nor a wallet's sums, but through the ledger's call", async () => {
  const denied = /permission denied/;
  await expect(app`insert into wallet.entries (transaction_id, line, account, amount)
    values (${randomUUID()}, 1, 'suspense', 5)`).rejects.toThrow(denied);
  await expect(app`insert into transactions.transactions (id, posting_key, posting_hash, kind, type, source, amount,
    listed, reference_id) values (${randomUUID()}, 'k', 'h', 'ADJUSTMENT', 'CREDIT', 'ADJUSTMENT', 1, true,
    ${randomUUID()})`).rejects.toThrow(denied);
  await expect(app`update wallet.wallets set balance = 1000000`).rejects.toThrow(denied);
  await expect(app`insert into wallet.wallets (id, user_id, balance)
    values (${randomUUID()}, ${userId}, 1000000)`).rejects.toThrow(denied);
  await expect(app`delete from wallet.withdrawals`).rejects.toThrow(denied);
  await expect(app`drop table wallet.entries`).rejects.toThrow(/must be owner/);
  await expect(app`alter table wallet.entries disable trigger all`).rejects.toThrow(/must be owner/);
});

test("a wallet cannot fall below zero, and nothing is written of the try", async () => {
  const count = async () => (await owner`select 1 from transactions.transactions`).length;
  const before = await count();
  expect(await post("too much", ["available", "suspense"], [-501, 501])).toBe("insufficient");
  expect(await count()).toBe(before);
});

test("only the owner may date a posting; from the application the wish is nothing", async () => {
  const postInOctober = async (sql: postgres.Sql, key: string) => {
    await sql.begin(async (tx) => {
      await tx`select set_config('drivopay.posting_time', '2026-10-01T10:00:00Z', true)`;
      await post(key, ["suspense", "available"], [-1, 1], tx);
    });
    const [row] = await owner<{ october: boolean }[]>`
      select created_at = '2026-10-01T10:00:00Z' as october from transactions.transactions where posting_key = ${key}`;
    return row?.october;
  };
  expect(await postInOctober(owner, "dated-by-owner")).toBe(true);
  expect(await postInOctober(app, "dated-by-application")).toBe(false);
});
