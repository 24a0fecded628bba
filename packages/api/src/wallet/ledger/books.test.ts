import { type Paise, paise } from "@drivopay/contracts/money";
import { connectDatabase, tables } from "@drivopay/db";
import { newId } from "@drivopay/runtime/ids";
import { eq } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestServices, type TestServices } from "../../test-services.ts";
import { makeDriver, type TestDriver } from "../testing/fixtures.ts";
import { proveAndKeep } from "../workflows/verify-ledger.ts";
import { post } from "./post.ts";
import type { Posting } from "./posting.ts";
import { adjusted, earningChanged, gatewaySettled, paymentCaptured, refundMade } from "./postings.ts";
import { systemBalance, takeSnapshots } from "./system-balance.ts";
import { proveLedger } from "./verify.ts";
import {
  withdrawalHeld,
  withdrawalProcessed,
  withdrawalReturned,
  withdrawalReversed,
} from "./withdrawal-postings.ts";

let world: TestServices;

beforeAll(async () => {
  world = await createTestServices({ poolSize: 20 });
});
afterAll(() => world.close());

type Step =
  | { do: "pay" | "earn" | "adjust" | "refund"; amount: number }
  | { do: "hold"; amount: number; fee: number }
  | { do: "processed" | "returned" | "reversed" };

const amount = fc.integer({ min: 1, max: 50_000 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constantFrom("pay" as const, "earn" as const, "adjust" as const, "refund" as const),
    amount,
  }),
  fc.record({ do: fc.constant("hold" as const), amount, fee: fc.integer({ min: 0, max: 500 }) }),
  fc.record({ do: fc.constantFrom("processed" as const, "returned" as const, "reversed" as const) }),
);

/** Turns steps into postings; the ledger may refuse any of them. */
function postingsOf(driver: TestDriver, steps: readonly Step[]): Posting[] {
  const { wallet } = driver;
  let last = { id: newId(), wallet, amount: paise(1), fee: paise(0), tax: paise(0) };
  return steps.map((taken) => {
    if (taken.do === "hold") {
      last = { ...last, id: newId(), amount: paise(taken.amount), fee: paise(taken.fee) };
      return withdrawalHeld(last);
    }
    if ("amount" in taken) return movementOf(driver, taken.do, paise(taken.amount));
    return ends[taken.do](last);
  });
}

const ends = { processed: withdrawalProcessed, returned: withdrawalReturned, reversed: withdrawalReversed };

function movementOf(
  { wallet, walletId, userId }: TestDriver,
  what: "pay" | "earn" | "adjust" | "refund",
  moved: Paise,
): Posting {
  const description = null;
  if (what === "earn") {
    return earningChanged(
      wallet,
      { earningId: newId(), revision: 1, platform: "UBER", description, difference: moved },
      { available: moved, held: paise(0), suspense: paise(0) },
    );
  }
  if (what === "adjust") {
    return adjusted({ adjustmentId: newId(), wallet, amount: paise(-moved), description: "By hand" });
  }
  const gateway = "razorpay";
  if (what === "refund") {
    return refundMade({ refundId: newId(), wallet, gateway, description, amount: moved, short: paise(0) });
  }
  return paymentCaptured({
    ...{ paymentId: newId(), walletId, userId, gateway, source: "QR", description },
    ...{ gross: paise(moved + 20), fee: paise(17), tax: paise(3) },
  });
}

async function tryPost(posting: Posting): Promise<void> {
  try {
    await post(world.services.db, posting);
  } catch (error) {
    expect(error).toMatchObject({ code: "INSUFFICIENT_BALANCE" });
  }
}

/** Postings made without their withdrawals have no rows of `holds`. */
async function breaksOfBooks() {
  return (await proveLedger(world.services.db)).breaks.filter(({ rule }) => rule !== "holds-equal-held");
}

describe("postings", () => {
  test("any sequence keeps each wallet the sum of its entries, and never below zero", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
        const driver = await makeDriver(world);
        for (const posting of postingsOf(driver, steps)) await tryPost(posting);
        const [row] = await world.services.db.orm
          .select()
          .from(tables.wallets)
          .where(eq(tables.wallets.id, driver.walletId));
        expect(row?.balance).toBeGreaterThanOrEqual(0);
        expect(row?.pendingBalance).toBeGreaterThanOrEqual(0);
        expect(await breaksOfBooks()).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  test("any sequence, all at once, does so too", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
        const driver = await makeDriver(world, { balance: 60_000 });
        await Promise.all(postingsOf(driver, steps).map(tryPost));
        expect(await breaksOfBooks()).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });

  test("the same key twenty times at once posts once, and all hear the same", async () => {
    const driver = await makeDriver(world);
    const posting = gift(driver, paise(700));
    const answers = await Promise.all(Array.from({ length: 20 }, () => post(world.services.db, posting)));
    expect(new Set(answers.map(({ transactionId }) => transactionId)).size).toBe(1);
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
    expect(answers.map(({ balance, version }) => [balance, version])).toEqual(answers.map(() => [700, 1]));
  });

  test("a key cannot be used for another posting", async () => {
    const driver = await makeDriver(world);
    const posting = gift(driver, paise(700));
    await post(world.services.db, posting);
    const other = { ...gift(driver, paise(701)), key: posting.key };
    await expect(post(world.services.db, other)).rejects.toMatchObject({ code: "IDEMPOTENCY_CONFLICT" });
  });

  test("an amount that is none is refused before the database hears of it", async () => {
    const driver = await makeDriver(world);
    for (const wrong of [0, -1, 0.5, 2 ** 53]) {
      const posting = { ...gift(driver, paise(1)), moves: [move(wrong)] };
      await expect(post(world.services.db, posting)).rejects.toThrow(RangeError);
    }
  });
});

const move = (wrong: number) => ({ from: "suspense", to: "available", amount: wrong as Paise }) as const;
const gift = ({ wallet }: TestDriver, given: Paise) =>
  adjusted({ adjustmentId: newId(), wallet, amount: given, description: "A gift" });

describe("system accounts", () => {
  test("a balance is the same before and after a snapshot, and goes on from it", async () => {
    const { db } = world.services;
    const settle = (fee: number, tax: number) =>
      post(
        db,
        gatewaySettled({ settlementId: newId(), gateway: "cashfree", fee: paise(fee), tax: paise(tax) }),
      );
    await settle(200, 36);
    expect(await systemBalance(db, "gateway_clearing:cashfree")).toBe(236);
    const owner = connectDatabase(world.database.ownerUrl, { poolSize: 1 });
    await owner.transact(async ({ sql }) => {
      await sql`set local session_replication_role = replica`;
      await sql`update wallet.entries set created_at = created_at - interval '1 hour'`;
    });
    await owner.close();
    await takeSnapshots(db);
    await takeSnapshots(db);
    expect(await systemBalance(db, "gateway_clearing:cashfree")).toBe(236);
    await settle(100, 18);
    expect(await systemBalance(db, "gateway_clearing:cashfree")).toBe(354);
    expect(await breaksOfBooks()).toEqual([]);
  });
});

describe("the proof", () => {
  test("finds what somebody with every right has done to the books", async () => {
    const own = await createTestServices();
    const owner = connectDatabase(own.database.ownerUrl, { poolSize: 1 });
    const tamper = (statement: string) =>
      owner.transact(async ({ sql }) => {
        await sql`set local session_replication_role = replica`;
        await sql.unsafe(statement);
      });
    const rules = async () => (await proveLedger(own.services.db)).breaks.map(({ rule }) => rule);
    try {
      const driver = await makeDriver(own, { balance: 10_000 });
      expect(await rules()).toEqual([]);
      const id = driver.walletId;

      await tamper(`update wallet.wallets set balance = balance + 5 where id = '${id}'`);
      expect(await rules()).toEqual(["wallet-equals-entries"]);
      await tamper(`update wallet.wallets set balance = balance - 5 where id = '${id}'`);

      await tamper(`update wallet.wallets set version = 2 where id = '${id}'`);
      expect(await rules()).toEqual(["versions-gapless"]);
      await tamper(`update wallet.wallets set version = 1 where id = '${id}'`);

      await tamper(`update wallet.entries set amount = amount + 1 where account = 'suspense'`);
      expect(await rules()).toEqual(["transaction-balances"]);
      await tamper(`update wallet.entries set amount = amount - 1 where account = 'suspense'`);

      await tamper(`update transactions.transactions set balance_after = 1`);
      expect(await rules()).toEqual(["running-balance"]);
      await tamper(`update transactions.transactions set balance_after = 10000`);

      await own.services.db.orm.insert(tables.holds).values({
        ...{ id: newId(), walletId: id, reason: "WITHDRAWAL", amount: paise(1), referenceId: newId() },
      });
      expect(await rules()).toEqual(["holds-equal-held"]);
      await tamper("delete from wallet.holds");

      await own.services.db.orm.insert(tables.payments).values({
        ...{
          id: newId(),
          userId: driver.userId,
          walletId: id,
          gateway: "razorpay",
          gatewayPaymentId: "pay_1",
        },
        ...{ source: "QR", status: "CAPTURED", amount: paise(1), fee: paise(0), tax: paise(0) },
      });
      expect(await rules()).toEqual(["payment-posted-once"]);
      await tamper("delete from payments.payments");

      await tamper("delete from wallet.entries");
      expect((await rules()).toSorted()).toEqual([
        "running-balance",
        "transaction-has-entries",
        "wallet-equals-entries",
      ]);
      const proof = await proveAndKeep(own.services);
      await proveAndKeep(own.services);
      expect(proof.ok).toBe(false);
      expect(await own.services.db.orm.select().from(tables.cases)).toHaveLength(proof.breaks.length);
      expect(await own.services.db.orm.select().from(tables.ledgerProofs)).toHaveLength(2);
    } finally {
      await owner.close();
      await own.close();
    }
  });
});
