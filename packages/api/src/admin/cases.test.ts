import { connectDatabase, tables } from "@drivopay/db";
import { and, asc, eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closeCase, openCase } from "../audit/index.ts";
import { createTestServices, type TestServices } from "../test-services.ts";
import { createCallerFactory } from "../trpc.ts";
import { testDriver, testStaff } from "../users/test-services.ts";
import { proveAndKeep } from "../wallet/index.ts";
import { adminRouter } from "./router.ts";

const { cases } = tables;
const deskCaller = createCallerFactory(adminRouter);
let world: TestServices;

beforeAll(async () => {
  world = await createTestServices();
});
afterAll(() => world.close());

const desk = async () => deskCaller(world.call((await testStaff(world, "ADMIN")).credentials));
const casesOf = (kind: string, referenceId: string) =>
  world.services.db.orm
    .select()
    .from(cases)
    .where(and(eq(cases.kind, kind), eq(cases.referenceId, referenceId)))
    .orderBy(asc(cases.id));
const resolve = async (caseId: string | undefined) =>
  (await desk()).cases.resolve({ caseId: caseId ?? "", resolution: "Looked right to me" });

async function tamper(statement: string): Promise<void> {
  const owner = connectDatabase(world.database.ownerUrl, { poolSize: 1 });
  try {
    await owner.transact(async ({ sql }) => {
      await sql`set local session_replication_role = replica`;
      await sql.unsafe(statement);
    });
  } finally {
    await owner.close();
  }
}

test("a break of the books that outlives its case, or comes back, calls a person again, and once at a time", async () => {
  const { walletId } = await testDriver(world);
  const shift = (paise: number) =>
    tamper(`update wallet.wallets set balance = balance + ${paise} where id = '${walletId}'`);
  const states = async () => (await casesOf("ledger.break", walletId)).map(({ state }) => state);
  await shift(5);
  for (let times = 0; times < 2; times += 1) await proveAndKeep(world.services);
  expect(await states()).toEqual(["OPEN"]);
  // Resolving a case mends no books.
  await resolve((await casesOf("ledger.break", walletId))[0]?.id);
  for (let times = 0; times < 2; times += 1) await proveAndKeep(world.services);
  expect(await states()).toEqual(["RESOLVED", "OPEN"]);
  await shift(-5);
  await resolve((await casesOf("ledger.break", walletId))[1]?.id);
  await proveAndKeep(world.services);
  expect(await states()).toEqual(["RESOLVED", "RESOLVED"]);
  await shift(7);
  await proveAndKeep(world.services);
  expect(await states()).toEqual(["RESOLVED", "RESOLVED", "OPEN"]);
  await shift(-7);
});

test("what happened once stays resolved, however often it is told of again", async () => {
  const trouble = {
    ...{ dedupeKey: "settled-unknown:pay_7", kind: "payments.settled-unknown", referenceId: "pay_7" },
    ...{ summary: "A settlement carries what we do not know", evidence: {}, happenedOnce: true as const },
  };
  await openCase(world.services.db, trouble);
  await resolve((await casesOf(trouble.kind, "pay_7"))[0]?.id);
  await openCase(world.services.db, trouble);
  expect((await casesOf(trouble.kind, "pay_7")).map(({ state }) => state)).toEqual(["RESOLVED"]);
});

test("a trouble that is over closes the case it has now, not the ones before", async () => {
  const trouble = {
    ...{ dedupeKey: "withdrawal:7:stuck", kind: "wallet.withdrawal-stuck", referenceId: "7" },
    ...{ summary: "A withdrawal stays in SENT", evidence: {} },
  };
  await openCase(world.services.db, trouble);
  await resolve((await casesOf(trouble.kind, "7"))[0]?.id);
  await openCase(world.services.db, trouble);
  await closeCase(world.services.db, trouble.dedupeKey, "It arrived");
  expect((await casesOf(trouble.kind, "7")).map(({ resolution }) => resolution)).toEqual([
    "Looked right to me",
    "It arrived",
  ]);
});
