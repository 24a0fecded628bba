import { paise } from "@drivopay/contracts/money";
import type { Withdrawal } from "@drivopay/contracts/wallet";
import { tables } from "@drivopay/db";
import { newId } from "@drivopay/runtime/ids";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { createTestServices, type TestServices } from "../test-services.ts";
import { cancelWithdrawal } from "./cancel-withdrawal.ts";
import { debitRefund } from "./debit-refund.ts";
import { systemBalance } from "./ledger/system-balance.ts";
import { proveLedger } from "./ledger/verify.ts";
import type { GatewayPayout } from "./ports.ts";
import { readWallet } from "./read-wallet.ts";
import { requestWithdrawal } from "./request-withdrawal.ts";
import { claimForPayout, sendPayout } from "./send-payout.ts";
import { settlePayout } from "./settle-payout.ts";
import { makeBankAccount, makeDriver, type TestDriver } from "./testing/fixtures.ts";
import { withdrawalOf } from "./withdrawal-repo.ts";

const Payouts = z.array(z.looseObject({ referenceId: z.string() }));
type PayoutStatus = GatewayPayout["status"];
const balance = 100_000;
const total = 40_354;
let payouts = 0;
let world: TestServices;
let driver: TestDriver;
let withdrawalId: string;
let gatewayPayoutId: string;

beforeAll(async () => {
  world = await createTestServices({ poolSize: 10, payoutDelayMs: null });
});
afterAll(() => world.close());

async function claimed(): Promise<void> {
  driver = await makeDriver(world, { balance });
  const bankAccountId = await makeBankAccount(world.services, driver.userId, { registered: true });
  ({ withdrawalId } = await requestWithdrawal(driver.call(), { amount: paise(40_000), bankAccountId }));
  await claimForPayout(world.services, withdrawalId);
  payouts += 1;
  gatewayPayoutId = `pout_${payouts}`;
}

const said = (status: PayoutStatus, change: Partial<GatewayPayout> = {}): GatewayPayout => ({
  ...{
    gatewayPayoutId,
    referenceId: withdrawalId,
    status,
    amount: paise(40_000),
    failureReason: null,
    queuedBecause: null,
  },
  utr: status === "processed" ? "532712345678" : null,
  ...change,
});
const settle = (status: PayoutStatus, change: Partial<GatewayPayout> = {}) =>
  settlePayout(world.services, said(status, change));
const read = (): Promise<Withdrawal> => withdrawalOf(world.services.db, driver.userId, withdrawalId);
const wallet = () => readWallet(world.services.db, driver.walletId);
const cases = async () => (await world.services.db.orm.select().from(tables.cases)).map(({ kind }) => kind);
const booksProve = async () => expect((await proveLedger(world.services.db)).breaks).toEqual([]);

describe("the usual course", () => {
  beforeEach(claimed);

  test("processing, then processed: the money left, with the bank's reference", async () => {
    expect(await settle("processing")).toBe("SENT");
    expect(await settle("processed")).toBe("PROCESSED");
    expect(await read()).toMatchObject({ utr: "532712345678", cancellable: false });
    expect((await read()).timeline.map(({ status }) => status)).toEqual([
      "HELD",
      "SENDING",
      "SENT",
      "PROCESSED",
    ]);
    expect(await wallet()).toMatchObject({ balance: balance - total, pendingBalance: 0, holds: [] });
    await booksProve();
  });

  test.each(["failed", "rejected", "cancelled", "reversed"] as const)(
    "%s before it was processed: all of it comes back",
    async (status) => {
      await settle("processing");
      expect(await settle(status, { failureReason: "bank_account_closed" })).toBe("RETURNED");
      expect(await read()).toMatchObject({ failureReason: "bank_account_closed" });
      expect(await wallet()).toMatchObject({ balance, pendingBalance: 0, holds: [] });
      await booksProve();
    },
  );

  test("reversed after it was processed: amount, fee and tax come back", async () => {
    await settle("processed");
    expect(await settle("reversed")).toBe("REVERSED");
    expect(await wallet()).toMatchObject({ balance, pendingBalance: 0 });
    await booksProve();
  });
});

describe("money that comes back pays first what the wallet owes", () => {
  const refunded = paise(80_000);
  const short = refunded - (balance - total);
  const owed = () => systemBalance(world.services.db, "suspense");
  let owedBefore: number;
  beforeEach(async () => {
    driver = await makeDriver(world, { balance });
    owedBefore = await owed();
    const bankAccountId = await makeBankAccount(world.services, driver.userId, { registered: true });
    ({ withdrawalId } = await requestWithdrawal(driver.call(), { amount: paise(40_000), bankAccountId }));
    gatewayPayoutId = `pout_owing_${withdrawalId}`;
  });
  const refund = () =>
    world.services.db.transact((tx) =>
      debitRefund(tx, {
        ...{ refundId: newId(), walletId: driver.walletId, userId: driver.userId, gateway: "razorpay" },
        ...{ amount: refunded, description: null },
      }),
    );

  test("taken back by the driver", async () => {
    await refund();
    expect([(await wallet()).balance, await owed()]).toEqual([0, owedBefore - short]);
    await cancelWithdrawal(driver.call(), withdrawalId);
    expect([(await wallet()).balance, await owed()]).toEqual([total - short, owedBefore]);
    await cancelWithdrawal(driver.call(), withdrawalId);
    expect([(await wallet()).balance, await owed()]).toEqual([total - short, owedBefore]);
    await booksProve();
  });

  test.each([
    ["failed at the bank", ["processing", "failed"]],
    ["sent back by the bank after it had arrived", ["processed", "reversed"]],
  ] as const)("%s", async (_way, news) => {
    await claimForPayout(world.services, withdrawalId);
    await refund();
    for (const status of news) await settle(status);
    for (const status of news) await settle(status);
    expect([(await wallet()).balance, await owed()]).toEqual([total - short, owedBefore]);
    await booksProve();
  });
});

describe("bad luck", () => {
  beforeEach(claimed);

  test("the bank's answer before our own call returned is found by our reference", async () => {
    expect(await settle("processed")).toBe("PROCESSED");
    expect((await read()).timeline.map(({ status }) => status)).toEqual([
      "HELD",
      "SENDING",
      "SENT",
      "PROCESSED",
    ]);
    expect(await settle("processing")).toBe("PROCESSED");
  });

  test("the same news twenty times at once moves the money once", async () => {
    await Promise.all(Array.from({ length: 20 }, () => settle("processed")));
    await Promise.all(Array.from({ length: 20 }, () => settle("reversed")));
    expect(await wallet()).toMatchObject({ balance, pendingBalance: 0, version: 4 });
    await booksProve();
  });

  test("what cannot be is left as it is, and a person is called", async () => {
    await settle("failed");
    await settle("processed");
    expect((await read()).status).toBe("RETURNED");
    expect(await cases()).toContain("wallet.contradiction");
    await settle("processed", { gatewayPayoutId: "pout_other" });
    expect(await cases()).toContain("wallet.second-payout");
    await settle("processed", { amount: paise(40_001) });
    expect(await cases()).toContain("wallet.other-amount");
    expect(await settle("processed", { gatewayPayoutId: "pout_x", referenceId: "not-ours" })).toBeNull();
    expect(await cases()).toContain("wallet.unknown-payout");
    expect(await wallet()).toMatchObject({ balance, pendingBalance: 0 });
    await booksProve();
  });
});

const life: fc.Arbitrary<PayoutStatus[]> = fc.constantFrom<PayoutStatus[]>(
  ["queued", "processing", "processed"],
  ["processing", "processed", "reversed"],
  ["processing", "reversed"],
  ["processing", "failed"],
  ["pending", "processing", "failed", "reversed"],
  ["pending", "rejected"],
  ["queued", "cancelled"],
);

/** Any order of a payout's life, each piece of news up to three times; the last word is told at the end again. */
const news = life.chain((states) =>
  fc
    .shuffledSubarray([...states, ...states, ...states], { minLength: 1 })
    .map((told) => ({ states, told: [...told, states.at(-1) ?? "queued"] })),
);

test("whatever the order and however often, the end is the payout's end, and the books prove", async () => {
  await fc.assert(
    fc.asyncProperty(news, fc.boolean(), async ({ states, told }, atOnce) => {
      await claimed();
      if (atOnce) await Promise.all(told.map((status) => settle(status)));
      else for (const status of told) await settle(status);
      const last = states.at(-1);
      const { status } = await read();
      const { balance: left, pendingBalance } = await wallet();
      expect(pendingBalance).toBe(0);
      if (last === "processed") expect([status, left]).toEqual(["PROCESSED", balance - total]);
      else expect([["RETURNED", "REVERSED"].includes(status), left]).toEqual([true, balance]);
      await booksProve();
    }),
    { numRuns: 40 },
  );
});

describe("sending, by the real adapter to the emulated gateway", () => {
  beforeEach(claimed);
  const razorpayPayouts = async () => {
    const response = await fetch(`${world.sandbox.url}/_control/payouts`);
    return Payouts.parse(await response.json()).filter(({ referenceId }) => referenceId === withdrawalId);
  };

  test("ten calls at once make one payout", async () => {
    await Promise.all(Array.from({ length: 10 }, () => sendPayout(world.services, withdrawalId)));
    expect((await read()).status).toBe("SENT");
    expect(await razorpayPayouts()).toHaveLength(1);
  });

  test("a gateway that answers 500 leaves the money held, to be asked again", async () => {
    await world.faults({
      provider: "razorpay",
      match: "POST /v1/payouts",
      kind: "error",
      rate: 1,
      status: 500,
    });
    await expect(sendPayout(world.services, withdrawalId)).rejects.toMatchObject({
      code: "PROVIDER_UNAVAILABLE",
    });
    expect(await wallet()).toMatchObject({ balance: balance - total, pendingBalance: total });
    await world.faults();
    await expect
      .poll(() => sendPayout(world.services, withdrawalId).catch(() => "not yet"), { timeout: 20_000 })
      .toBe("SENT");
    expect(await razorpayPayouts()).toHaveLength(1);
    await booksProve();
  });
});
