import { tables } from "@drivopay/db";
import { createTestDatabase, type TestDatabase } from "@drivopay/db/test-database";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openCase } from "./open-case.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test("the same trouble opens one case, also when twenty see it at once", async () => {
  const db = database.connect({ poolSize: 10 });
  const trouble = {
    ...{ dedupeKey: "payout:1:stuck", kind: "wallet.stuck", summary: "Stuck", referenceId: "1" },
    evidence: { since: "yesterday" },
  };
  await Promise.all(Array.from({ length: 20 }, () => openCase(db, trouble)));
  await openCase(db, { ...trouble, dedupeKey: "payout:2:stuck" });
  const cases = await db.orm.select().from(tables.cases);
  expect(cases.map(({ dedupeKey, state }) => [dedupeKey, state]).toSorted()).toEqual([
    ["payout:1:stuck", "OPEN"],
    ["payout:2:stuck", "OPEN"],
  ]);
});
