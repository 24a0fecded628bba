import { paise } from "@drivopay/contracts/money";
import { tables } from "@drivopay/db";
import { newId } from "@drivopay/runtime/ids";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { announce } from "../../outbox/announce.ts";
import { paymentCaptured, refundMade } from "../../payments/events.ts";
import { exportFailed, exportReady } from "../../transactions/events.ts";
import { kycDecided } from "../../users/events.ts";
import { testDriver } from "../../users/test-services.ts";
import { bankAccountDecided, holdReleased, withdrawalChanged } from "../../wallet/events.ts";
import { createWalletBench, type WalletBench } from "../../wallet/test-services.ts";
import { notificationRequested } from "../events.ts";
import { tellDriverWorkflows } from "./tell-driver.ts";

const { bankAccounts, deliveries, kycSubmissions, notifications, withdrawals } = tables;
const patience = { timeout: 15_000, interval: 100 };
let bench: WalletBench;

beforeAll(async () => {
  bench = await createWalletBench(tellDriverWorkflows);
});
afterAll(() => bench.close());

async function inboxOf(userId: string) {
  const rows = await bench.services.db.orm
    .select()
    .from(notifications)
    .where(eq(notifications.userId, userId));
  return rows.map((row) => row.type).sort();
}

async function linkedAccount(userId: string): Promise<string> {
  const id = newId();
  await bench.services.db.orm.insert(bankAccounts).values({
    ...{ id, userId, accountNumberSealed: "sealed", accountFingerprint: id, accountNumberLast4: "5678" },
    ...{ ifscCode: "HDFC0000053", bankName: "HDFC Bank", accountHolderName: "Asha Devi" },
  });
  return id;
}

test("each event becomes the one message it is worth, in the words of its own facts", async () => {
  const { userId, walletId } = await testDriver(bench.world);
  const bankAccountId = await linkedAccount(userId);
  const submissionId = newId();
  await bench.services.db.orm.insert(kycSubmissions).values({
    ...{ id: submissionId, userId, status: "REJECTED", panSealed: "sealed", panMasked: "••••••234E" },
    ...{ aadhaarLast4: "2346", licenceNumberSealed: "sealed", licenceNumberMasked: "••••1234" },
    ...{ vehicleNumber: "KA01AB1234", rejectionReason: "The PAN card is blurred" },
  });
  const [paid, held, refundId, holdId] = [newId(), newId(), newId(), newId()];
  await bench.services.db.transact(async (tx) => {
    const payment = { userId, walletId, amount: 12_550 };
    await announce(tx, paymentCaptured, { ...payment, paymentId: paid, held: false });
    await announce(tx, paymentCaptured, { ...payment, paymentId: held, held: true });
    await announce(tx, paymentCaptured, { ...payment, paymentId: paid, held: false });
    await announce(tx, refundMade, { refundId, paymentId: paid, userId, amount: 50 });
    await announce(tx, holdReleased, { userId, walletId, holdId, amount: 12_550 });
    await announce(tx, bankAccountDecided, { bankAccountId, userId, state: "VERIFIED" });
    await announce(tx, kycDecided, { userId, submissionId, decision: "REJECTED" });
    await announce(tx, exportReady, { statementId: newId(), userId, kind: "EXPORT" });
    await announce(tx, exportFailed, { statementId: newId(), userId });
    await announce(tx, notificationRequested, {
      ...{ userId, type: "SECURITY_ALERT", dedupeKey: "sign-in:1", params: { device: "Chrome · Android" } },
    });
  });
  const expected = [
    ...["BANK_ACCOUNT_VERIFIED", "HOLD_RELEASED", "KYC_REJECTED", "PAYMENT_HELD", "PAYMENT_RECEIVED"],
    ...["REFUND_MADE", "SECURITY_ALERT", "STATEMENT_FAILED", "STATEMENT_READY"],
  ];
  await vi.waitFor(async () => expect(await inboxOf(userId)).toEqual(expected), patience);
  const rows = await bench.services.db.orm
    .select()
    .from(notifications)
    .where(eq(notifications.userId, userId));
  const told = new Map(rows.map((row) => [row.type, row.body]));
  expect(told.get("PAYMENT_RECEIVED")).toContain("₹125.50");
  expect(told.get("BANK_ACCOUNT_VERIFIED")).toContain("HDFC Bank ••••5678");
  expect(told.get("KYC_REJECTED")).toContain("The PAN card is blurred");
  expect(told.get("SECURITY_ALERT")).toContain("Chrome · Android");
});

test("a withdrawal is told at each turn once, and by text when the money has arrived", async () => {
  const { userId, walletId } = await testDriver(bench.world);
  const withdrawalId = newId();
  await bench.services.db.orm.insert(withdrawals).values({
    ...{
      id: withdrawalId,
      userId,
      walletId,
      bankAccountId: await linkedAccount(userId),
      transactionId: newId(),
    },
    ...{ status: "PROCESSED", amount: paise(10_000), fee: paise(300), tax: paise(54), total: paise(10_354) },
    ...{ mode: "IMPS", utr: "432100000001", arrivesBy: new Date() },
  });
  // Under review first and released after: to the driver both are the same "kept aside".
  const turns = ["IN_REVIEW", "HELD", "SENDING", "SENT", "PROCESSED"] as const;
  await bench.services.db.transact(async (tx) => {
    for (const status of turns)
      await announce(tx, withdrawalChanged, { withdrawalId, userId, walletId, status });
  });
  const expected = ["WITHDRAWAL_HELD", "WITHDRAWAL_PROCESSED", "WITHDRAWAL_SENT"];
  await vi.waitFor(async () => expect(await inboxOf(userId)).toEqual(expected), patience);
  await vi.waitFor(async () => {
    const sent = await bench.services.db.orm.select().from(deliveries).where(eq(deliveries.userId, userId));
    expect(sent.map((row) => [row.type, row.status, row.attempts])).toEqual([
      ["WITHDRAWAL_PROCESSED", "SENT", 1],
    ]);
  }, patience);
});
