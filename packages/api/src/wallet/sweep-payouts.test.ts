import { paise } from "@drivopay/contracts/money";
import { tables } from "@drivopay/db";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { createTestServices, type TestServices } from "../test-services.ts";
import { proveLedger } from "./ledger/verify.ts";
import { readWallet } from "./read-wallet.ts";
import { requestWithdrawal } from "./request-withdrawal.ts";
import { askPayout, claimForPayout, sendPayout } from "./send-payout.ts";
import { askAgainAbout, callPayouts, type PageEnd, type Sweep } from "./sweep-payouts.ts";
import { makeBankAccount, makeDriver } from "./testing/fixtures.ts";
import { withdrawalById } from "./withdrawal-repo.ts";

const { bankAccounts, cases, outbox, withdrawals } = tables;
const dayMs = 86_400_000;
const balance = 100_000;
const total = 40_354;
const Payouts = z.array(z.looseObject({ id: z.string(), referenceId: z.string() }));
const Due = z.object({ withdrawalIds: z.array(z.string()) });

let world: TestServices;
beforeAll(async () => {
  world = await createTestServices({ poolSize: 10, payoutDelayMs: null });
});
beforeEach(() => world.faults());
afterAll(() => world.close());

async function claimed() {
  const driver = await makeDriver(world, { balance });
  const bankAccountId = await makeBankAccount(world.services, driver.userId, { registered: true });
  const { withdrawalId } = await requestWithdrawal(driver.call(), { amount: paise(40_000), bankAccountId });
  await claimForPayout(world.services, withdrawalId);
  return { driver, withdrawalId };
}

async function sent() {
  const made = await claimed();
  await sendPayout(world.services, made.withdrawalId);
  return made;
}

async function processed() {
  const made = await sent();
  await bankSays(made.withdrawalId, "processed");
  await askPayout(world.services, made.withdrawalId);
  return made;
}

async function payoutsOf(withdrawalId: string) {
  const response = await fetch(`${world.sandbox.url}/_control/payouts`);
  return Payouts.parse(await response.json()).filter(({ referenceId }) => referenceId === withdrawalId);
}

async function bankSays(withdrawalId: string, outcome: "processed" | "failed" | "reversed") {
  for (const { id } of await payoutsOf(withdrawalId)) {
    const headers = { "content-type": "application/json" };
    const body = JSON.stringify({ outcome });
    const path = `${world.sandbox.url}/_control/payouts/${id}`;
    expect((await fetch(path, { method: "POST", headers, body })).ok).toBe(true);
  }
}

const statusOf = async (id: string) => (await withdrawalById(world.services.db, id)).status;
const walletOf = (walletId: string) => readWallet(world.services.db, walletId);
const age = (id: string, ms: number) =>
  world.services.db.orm
    .update(withdrawals)
    .set({ updatedAt: new Date(Date.now() - ms) })
    .where(eq(withdrawals.id, id));
const casesOf = async (id: string) =>
  (await world.services.db.orm.select().from(cases).where(eq(cases.referenceId, id))).map(({ kind }) => kind);
const booksProve = async () => expect((await proveLedger(world.services.db)).breaks).toEqual([]);

test("a payout that the bank returned unheard gives the money back, once, however many ask at once", async () => {
  const { driver, withdrawalId } = await processed();
  expect(await statusOf(withdrawalId)).toBe("PROCESSED");
  await bankSays(withdrawalId, "reversed");
  await Promise.all(Array.from({ length: 5 }, () => askAgainAbout(world.services, withdrawalId)));
  expect(await statusOf(withdrawalId)).toBe("REVERSED");
  expect(await walletOf(driver.walletId)).toMatchObject({ balance, pendingBalance: 0 });
  await booksProve();
});

test("one that is sent for weeks is still asked about, and ended", async () => {
  const { driver, withdrawalId } = await sent();
  await age(withdrawalId, 40 * dayMs);
  await bankSays(withdrawalId, "failed");
  await askAgainAbout(world.services, withdrawalId);
  expect(await statusOf(withdrawalId)).toBe("RETURNED");
  expect(await walletOf(driver.walletId)).toMatchObject({ balance, pendingBalance: 0 });
});

test("one that never got an answer is asked for again with its key, and paid once", async () => {
  const { withdrawalId } = await claimed();
  await world.faults({ provider: "razorpay", match: "POST /v1/payouts", kind: "error", status: 502 });
  await expect(sendPayout(world.services, withdrawalId)).rejects.toMatchObject({
    code: "PROVIDER_UNAVAILABLE",
  });
  await world.faults();
  await age(withdrawalId, 5 * dayMs);
  await askAgainAbout(world.services, withdrawalId);
  await askAgainAbout(world.services, withdrawalId);
  expect(await statusOf(withdrawalId)).toBe("SENT");
  expect(await payoutsOf(withdrawalId)).toHaveLength(1);
});

test("past its key's time nothing is paid: a payout that was made is found, else a person is called", async () => {
  const lost = await claimed();
  await age(lost.withdrawalId, 7 * dayMs);
  await askAgainAbout(world.services, lost.withdrawalId);
  expect(await payoutsOf(lost.withdrawalId)).toEqual([]);
  expect(await casesOf(lost.withdrawalId)).toEqual(["wallet.withdrawal-stuck"]);
  expect(await walletOf(lost.driver.walletId)).toMatchObject({ pendingBalance: total });

  const made = await sent();
  await world.services.db.orm
    .update(withdrawals)
    .set({ status: "SENDING", gatewayPayoutId: null, gatewayStatus: null })
    .where(eq(withdrawals.id, made.withdrawalId));
  await age(made.withdrawalId, 7 * dayMs);
  await askAgainAbout(world.services, made.withdrawalId);
  expect(await statusOf(made.withdrawalId)).toBe("SENT");
  expect(await payoutsOf(made.withdrawalId)).toHaveLength(1);
});

test("what the gateway says now and cannot be true is a case, and moves no money", async () => {
  const { driver, withdrawalId } = await processed();
  const left = await walletOf(driver.walletId);
  const { gatewayPayoutId } = await withdrawalById(world.services.db, withdrawalId);
  if (gatewayPayoutId === null) throw new Error("There is no payout");
  const telling = (status: "failed" | "processing") => ({
    ...world.services,
    payoutGateway: {
      ...world.services.payoutGateway,
      readPayout: async (id: string) => ({ ...(await world.services.payoutGateway.readPayout(id)), status }),
    },
  });
  await askAgainAbout(telling("processing"), withdrawalId);
  expect(await casesOf(withdrawalId)).toEqual(["wallet.contradiction"]);
  await askAgainAbout(telling("failed"), withdrawalId);
  await world.services.db.orm
    .update(withdrawals)
    .set({ gatewayPayoutId: "pout_forgotten" })
    .where(eq(withdrawals.id, withdrawalId));
  await askAgainAbout(world.services, withdrawalId);
  expect((await casesOf(withdrawalId)).toSorted()).toEqual(["wallet.contradiction", "wallet.missing-payout"]);
  expect(await statusOf(withdrawalId)).toBe("PROCESSED");
  expect(await walletOf(driver.walletId)).toEqual(left);
  await booksProve();
});

test("a payout found at the gateway whose money went back is a case, and moves no money", async () => {
  const { driver, withdrawalId } = await claimed();
  await world.faults({ provider: "razorpay", match: "POST /v1/payouts", kind: "error", status: 400 });
  expect(await sendPayout(world.services, withdrawalId)).toBe("RETURNED");
  await world.faults();
  await askAgainAbout(world.services, withdrawalId);
  expect(await casesOf(withdrawalId)).toEqual([]);
  const { bankAccountId, amount, mode } = await withdrawalById(world.services.db, withdrawalId);
  const [bank] = await world.services.db.orm
    .select()
    .from(bankAccounts)
    .where(eq(bankAccounts.id, bankAccountId));
  await world.services.payoutGateway.sendPayout({
    ...{ withdrawalId, amount, mode, narration: "DrivoPay withdrawal" },
    fundAccountId: bank?.gatewayFundAccountId ?? "",
  });
  for (let night = 0; night < 2; night += 1) await askAgainAbout(world.services, withdrawalId);
  await bankSays(withdrawalId, "processed");
  await askAgainAbout(world.services, withdrawalId);
  expect(await casesOf(withdrawalId)).toEqual(["wallet.contradiction"]);
  expect(await statusOf(withdrawalId)).toBe("RETURNED");
  expect(await walletOf(driver.walletId)).toMatchObject({ balance, pendingBalance: 0 });
  await booksProve();
});

test("page by page every withdrawal has its turn once, and what ended long ago or was never sent has none", async () => {
  const made: string[] = [];
  for (let count = 0; count < 5; count += 1) made.push((await processed()).withdrawalId);
  const old = (await processed()).withdrawalId;
  await age(old, 11 * dayMs);
  // Five that changed in the very same moment, as a page's border may fall between them.
  const moment = new Date(Date.now() - dayMs);
  for (const id of made)
    await world.services.db.orm.update(withdrawals).set({ updatedAt: moment }).where(eq(withdrawals.id, id));
  const now = Date.now() + 1_000;
  const sweep: Sweep = {
    day: "2026-11-28",
    endedSince: new Date(now - 10 * dayMs).toISOString(),
    until: new Date(now).toISOString(),
  };
  await world.services.db.orm.delete(outbox).where(eq(outbox.name, "wallet/payouts.due"));
  let after: PageEnd | null = null;
  let pages = 0;
  do {
    after = await callPayouts(world.services, sweep, "ended", after, { pageSize: 2, batchSize: 1 });
    pages += 1;
  } while (after !== null && pages < 50);
  const due = (
    await world.services.db.orm.select().from(outbox).where(eq(outbox.name, "wallet/payouts.due"))
  ).flatMap(({ data }) => Due.parse(data).withdrawalIds);
  expect(due.filter((id) => made.includes(id)).toSorted()).toEqual(made.toSorted());
  expect(new Set(due).size).toBe(due.length);
  expect(due).not.toContain(old);
});
