import { afterAll, beforeAll, expect, test } from "vitest";
import { connectDatabase, type Database } from "./client.ts";
import { createTestDatabase, type TestDatabase } from "./test-database.ts";

let database: TestDatabase;
let db: Database;
const heard: (readonly string[])[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  db = connectDatabase(database.url, { poolSize: 2, onCommit: (noted) => heard.push(noted) });
});
afterAll(async () => {
  await db.close();
  await database.drop();
});

test("what a transaction noted is heard once, after it has committed", async () => {
  await db.transact(async (tx) => {
    tx.noted?.add("wallet:1").add("qr:2").add("wallet:1");
    await tx.sql`select 1`;
    expect(heard).toEqual([]);
  });
  expect(heard.splice(0)).toEqual([["wallet:1", "qr:2"]]);
});

test("what a transaction noted that did not commit is heard by nobody", async () => {
  const refused = db.transact(async (tx) => {
    tx.noted?.add("wallet:1");
    await tx.sql`select 1 / 0`;
  });
  await expect(refused).rejects.toThrow("division by zero");
  await db.transact(async (tx) => void tx.noted?.add("wallet:3"), { quiet: true });
  expect(heard).toEqual([]);
});
