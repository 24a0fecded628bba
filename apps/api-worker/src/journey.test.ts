import {
  createDrivoPayClient,
  type DrivoPayClient,
  errorCodeOf,
  memoryIntentStore,
  memoryTokenStore,
  newIntent,
} from "@drivopay/client";
import type { QrEvent, WalletEvent, WithdrawalEvent } from "@drivopay/contracts/live";
import { paise } from "@drivopay/contracts/money";
import { afterAll, beforeAll, expect, test } from "vitest";
import { collect } from "./testing/collect.ts";
import { paperForm, paperTypes } from "./testing/papers.ts";
import {
  type Driver,
  driverWithMoney,
  earn,
  expectWithdrawal,
  linkBankAccount,
  registerDriver,
  staff,
  withdraw,
} from "./testing/people.ts";
import { SeverableProxy } from "./testing/severable-proxy.ts";
import { expectBooksToProve, startStack, type TestStack } from "./testing/stack.ts";

const wire = new SeverableProxy();
let stack: TestStack;
beforeAll(async () => {
  stack = await startStack();
  await wire.listen();
  wire.leadTo(stack.port);
});
afterAll(async () => {
  await wire.close();
  await stack.close();
});

const patience = { timeout: 15_000 };

async function collectFare({ api }: Driver): Promise<void> {
  const wallet = collect<WalletEvent>((handlers) => api.live.wallet.subscribe({}, handlers));
  await expect.poll(() => wallet.events.length, patience).toBe(1);
  expect(wallet.events[0]).toMatchObject({ wallet: { balance: 0 }, movements: [], unread: 0 });
  const qr = await api.payments.qr.generate.mutate({ amount: paise(12_550), description: "Fare" });
  const shown = collect<QrEvent>((handlers) => api.live.qr.subscribe({ id: qr.qrId }, handlers));
  await expect.poll(() => shown.events.at(-1)?.qr.status, patience).toBe("ACTIVE");
  await stack.pay(qr.upiUri, { vpa: "passenger.one@okaxis" });
  await expect.poll(() => shown.events.at(-1)?.qr.status, patience).toBe("PAID");
  await expect.poll(() => wallet.events.at(-1)?.wallet.balance, patience).toBe(12_550);
  expect(wallet.events.flatMap(({ movements }) => movements)).toMatchObject([
    { kind: "PAYMENT_CAPTURED", source: "QR", amount: 12_550 },
  ]);
  await expect.poll(() => wallet.events.at(-1)?.unread, patience).toBe(1);
  const { notifications } = await api.notifications.list.query({});
  expect(notifications[0]).toMatchObject({ type: "PAYMENT_RECEIVED", isRead: false });
  wallet.stop();
  shown.stop();
}

async function proveIdentity({ api, userId }: Driver): Promise<void> {
  const limitOf = async () =>
    (await api.wallet.limits.query()).limits.find(({ name }) => name === "BALANCE_MAX")?.limit ?? 0;
  const before = await limitOf();
  const wallet = collect<WalletEvent>((handlers) => api.live.wallet.subscribe({}, handlers));
  const documentIds: string[] = [];
  for (const type of paperTypes) {
    documentIds.push((await api.users.uploadDocument.mutate(paperForm(type))).document.id);
  }
  const numbers = { pan: "ABCPD1234E", aadhaarLast4: "2346", licenceNumber: "KA0120190001234" };
  const { kyc } = await api.users.submitKyc.mutate({ ...numbers, vehicleNumber: "KA01AB1234", documentIds });
  expect(kyc).toMatchObject({ status: "SUBMITTED", panMasked: "••••••234E" });
  const ops = await staff(stack.services, "ops@drivopay.test");
  await ops.admin.kyc.startReview({ userId });
  await ops.admin.kyc.approve({ userId });
  await expect
    .poll(() => wallet.events.at(-1), patience)
    .toMatchObject({ kycStatus: "APPROVED", kycTier: "FULL" });
  expect(await limitOf()).toBeGreaterThan(before);
  wallet.stop();
}

async function takeToTheBank(driver: Driver): Promise<void> {
  const { api, pin } = driver;
  const bankAccountId = await linkBankAccount(driver);
  const quote = await api.wallet.quoteWithdrawal.query({ amount: paise(10_000) });
  expect(quote).toMatchObject({ amount: 10_000, fee: 300, tax: 54, total: 10_354, mode: "IMPS" });
  const asked = await api.wallet.withdraw.mutate({ amount: paise(10_000), bankAccountId, pin }, newIntent());
  const id = asked.withdrawalId;
  const timeline = collect<WithdrawalEvent>((handlers) => api.live.withdrawal.subscribe({ id }, handlers));
  await expect.poll(() => timeline.events.at(-1)?.withdrawal.status, patience).toBe("PROCESSED");
  const { withdrawal } = await api.wallet.withdrawal.query({ id });
  expect(withdrawal.utr).toMatch(/\w{8,}/);
  expect(withdrawal.timeline.map(({ status }) => status)).toEqual(["HELD", "SENDING", "SENT", "PROCESSED"]);
  expect(await api.wallet.get.query()).toMatchObject({ balance: 12_550 - 10_354, pendingBalance: 0 });
  timeline.stop();
}

async function readHistory({ api }: Driver): Promise<void> {
  const { transactions, pagination } = await api.transactions.list.query({});
  expect(transactions).toMatchObject([
    { kind: "WITHDRAWAL_HELD", status: "COMPLETED", amount: -10_354, fee: 300, tax: 54 },
    { kind: "PAYMENT_CAPTURED", status: "COMPLETED", amount: 12_550, balanceAfter: 12_550 },
  ]);
  expect(pagination).toMatchObject({ total: 2, hasMore: false });
  for (const { id } of transactions) {
    const { entries } = (await api.transactions.get.query({ id })).transaction;
    expect(entries.length).toBeGreaterThan(1);
    expect(entries.reduce((sum, { amount }) => sum + amount, 0)).toBe(0);
  }
  const { transaction } = await api.transactions.get.query({ id: transactions[0]?.id ?? "" });
  expect(transaction.related.map(({ kind }) => kind)).toContain("WITHDRAWAL_PROCESSED");
}

test("a fare paid by QR reaches the driver's bank, and everything is seen without asking again", async () => {
  const driver = await registerDriver(stack);
  await collectFare(driver);
  await proveIdentity(driver);
  await takeToTheBank(driver);
  await readHistory(driver);
  await expectBooksToProve(stack.services);
});

test("a failed payout gives all of the money back, fee and tax with it", async () => {
  const driver = await driverWithMoney(stack, { accountNumber: "50100012900011" });
  const id = await withdraw(driver);
  expect((await driver.api.wallet.get.query()).balance).toBe(59_646);
  await expectWithdrawal(driver, id, "RETURNED");
  expect(await driver.api.wallet.get.query()).toMatchObject({ balance: 100_000, pendingBalance: 0 });
  await expectBooksToProve(stack.services);
});

test("a payout that comes back after it had arrived is credited again, once", async () => {
  const driver = await driverWithMoney(stack);
  const id = await withdraw(driver);
  await expectWithdrawal(driver, id, "PROCESSED");
  await stack.decidePayout(id, "reversed");
  await expectWithdrawal(driver, id, "REVERSED");
  const { withdrawal } = await driver.api.wallet.withdrawal.query({ id });
  const steps = ["HELD", "SENDING", "SENT", "PROCESSED", "REVERSED"];
  expect(withdrawal.timeline.map(({ status }) => status)).toEqual(steps);
  expect(await driver.api.wallet.get.query()).toMatchObject({ balance: 100_000, pendingBalance: 0 });
  await expectBooksToProve(stack.services);
});

test("an answer lost on the way back is asked for again with the same key, and the money goes once", async () => {
  const driver = await driverWithMoney(stack, { baseUrl: wire.url });
  wire.plan({ match: "/trpc/wallet.withdraw", when: "after" });
  const id = await withdraw(driver);
  expect(wire.waits).toBe(false);
  await expectWithdrawal(driver, id, "PROCESSED");
  const { transactions } = await driver.api.transactions.list.query({});
  expect(transactions.filter(({ kind }) => kind === "WITHDRAWAL_HELD")).toHaveLength(1);
  expect((await driver.api.wallet.get.query()).balance).toBe(59_646);
});

test("an app that dies before it hears the answer asks again after its start, and the money goes once", async () => {
  const [tokenStore, intentStore] = [memoryTokenStore(), memoryIntentStore()];
  const phone = { tokenStore, intentStore, baseUrl: wire.url, retries: 0 };
  const driver = await driverWithMoney(stack, phone);
  const wish = { amount: paise(40_000), bankAccountId: driver.bankAccountId };
  const ask = ({ api, intents }: DrivoPayClient) =>
    intents.run("withdraw", wish, (intent) =>
      api.wallet.withdraw.mutate({ ...wish, pin: driver.pin }, intent),
    );
  wire.plan({ match: "/trpc/wallet.withdraw", when: "after" });
  expect(await ask(driver.client).catch(errorCodeOf)).toBeNull();
  const restarted = createDrivoPayClient(phone);
  expect(await restarted.intents.open()).toMatchObject([{ name: "withdraw", asked: wish }]);
  await ask(restarted);
  expect(await restarted.intents.open()).toEqual([]);
  expect((await driver.api.wallet.get.query()).balance).toBe(59_646);
});

test("a write without an idempotency key is not tried again when its answer is lost", async () => {
  const { api } = await registerDriver(stack, { baseUrl: wire.url });
  wire.plan({ match: "/trpc/payments.qr.generate", when: "after" });
  const lost = await api.payments.qr.generate.mutate({ amount: paise(100) }).catch((error: unknown) => error);
  expect(lost).toBeInstanceOf(Error);
  expect(errorCodeOf(lost)).toBeNull();
});

test("an open page that loses its connection comes back by itself and misses no movement", async () => {
  const driver = await registerDriver(stack);
  const tokens = memoryTokenStore(driver.tokens);
  const throughWire = createDrivoPayClient({ baseUrl: wire.url, tokenStore: tokens });
  await earn(stack, driver, 1_100);
  const wallet = collect<WalletEvent>((handlers) => throughWire.api.live.wallet.subscribe({}, handlers));
  // Word of the fare before may still come, though the page has its balance already; it must bring no movement.
  await expect.poll(() => wallet.events.length, patience).toBeGreaterThan(0);
  wire.sever();
  for (const amount of [1_200, 1_300, 1_400]) await earn(stack, driver, amount);
  wire.mend();
  const seen = () => wallet.events.flatMap(({ movements }) => movements.map(({ amount }) => amount));
  await expect.poll(seen, patience).toEqual([1_200, 1_300, 1_400]);
  await earn(stack, driver, 1_500);
  await expect.poll(seen, patience).toEqual([1_200, 1_300, 1_400, 1_500]);
  wallet.stop();
});

test("an access token that ends is renewed once, however many calls find it ended, also under an open page", async () => {
  const store = memoryTokenStore();
  const refreshes: string[] = [];
  const counting: typeof fetch = (input, init) => {
    if (String(input).includes("auth.refresh")) refreshes.push(String(input));
    return fetch(input, init);
  };
  const driver = await registerDriver(stack, { tokenStore: store, fetch: counting });
  const before = await store.load();
  stack.advance(61 * 60_000);
  const [wallet, me, limits] = await Promise.all([
    driver.api.wallet.get.query(),
    driver.api.auth.me.query(),
    driver.api.wallet.limits.query(),
  ]);
  expect(wallet.balance).toBe(0);
  expect(me.user.id).toBe(driver.userId);
  expect(limits.limits.length).toBeGreaterThan(0);
  expect(refreshes).toHaveLength(1);
  expect((await store.load())?.accessToken).not.toBe(before?.accessToken);

  const page = collect<WalletEvent>((handlers) => driver.api.live.wallet.subscribe({}, handlers));
  await expect.poll(() => page.events.length, patience).toBe(1);
  stack.advance(61 * 60_000);
  await earn(stack, driver, 2_000);
  await expect.poll(() => page.events.at(-1)?.wallet.balance, patience).toBe(2_000);
  expect(refreshes).toHaveLength(2);
  page.stop();
});

test("a renewal whose answer never comes is asked for again by itself, and the driver stays signed in", async () => {
  const tokenStore = memoryTokenStore();
  let signedOut = 0;
  const driver = await registerDriver(stack, {
    ...{ baseUrl: wire.url, tokenStore, renewalTimeoutMs: 1_000 },
    onSignedOut: () => (signedOut += 1),
  });
  stack.advance(61 * 60_000);
  // The server has renewed; its answer hangs on the way.
  const hanging = () => new Promise<never>(() => undefined);
  wire.plan({ match: "/trpc/auth.refresh", when: "after", act: hanging });
  expect((await driver.api.wallet.get.query()).balance).toBe(0);
  expect(wire.waits).toBe(false);
  expect(signedOut).toBe(0);
  expect((await tokenStore.load())?.refreshToken).not.toBe(driver.tokens.refreshToken);
});

test("signing out ends the session at the server, and the app knows", async () => {
  let signedOut = 0;
  const driver = await registerDriver(stack, { onSignedOut: () => (signedOut += 1) });
  await driver.client.signOut();
  expect(signedOut).toBe(1);
  const later = await driver.api.wallet.get.query().catch(errorCodeOf);
  expect(later).toBe("UNAUTHENTICATED");
  const copied = createDrivoPayClient({
    baseUrl: stack.publicUrl,
    tokenStore: memoryTokenStore(driver.tokens),
  });
  expect(await copied.api.wallet.get.query().catch(errorCodeOf)).toBe("SESSION_REVOKED");
});
