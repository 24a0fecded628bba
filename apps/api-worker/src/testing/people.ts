import type { Services } from "@drivopay/api/services";
import { setTier, walletOf } from "@drivopay/api/wallet/index";
import { type ClientOptions, createDrivoPayClient, type DrivoPayClient, newIntent } from "@drivopay/client";
import { type Caller, staffCaller } from "@drivopay/composition/people";
import { paise } from "@drivopay/contracts/money";
import { expect, vi } from "vitest";
import type { World } from "./world.ts";

/** A driver with the mobile app in hand. */
export interface Driver {
  readonly phone: string;
  readonly pin: string;
  readonly userId: string;
  readonly client: DrivoPayClient;
  readonly api: DrivoPayClient["api"];
  /** The tokens of the sign-in, for calls past the client. */
  readonly tokens: { readonly accessToken: string; readonly refreshToken: string };
}

const pin = "246813";
let phones = 9_800_000_000 + Math.floor(Math.random() * 1_000_000) * 100;

export function nextPhone(): string {
  // Nobody may have a PIN that stands in the own number.
  do phones += 1;
  while (String(phones).includes(pin));
  return `+91${phones}`;
}

/** Registers, proves the phone by the code in the text message, and sets a PIN. */
export async function registerDriver(
  world: Pick<World, "codeFor" | "publicUrl">,
  options: Partial<ClientOptions> & { readonly name?: string } = {},
): Promise<Driver> {
  const { name = "Asha Devi", ...clientOptions } = options;
  const phone = nextPhone();
  const client = createDrivoPayClient({
    baseUrl: world.publicUrl,
    firstRetryDelayMs: 20,
    ...clientOptions,
  });
  const { api } = client;
  await api.auth.register.mutate({ phone, name });
  const signedIn = await api.auth.verifyOtp.mutate({ phone, otp: await world.codeFor(phone) });
  await client.signIn(signedIn);
  await api.auth.setPin.mutate({ pin });
  return { phone, pin, userId: signedIn.user.id, client, api, tokens: signedIn };
}

/** Money from a passenger, seen in the wallet. */
export async function earn(world: World, { api }: Driver, amount: number): Promise<void> {
  const before = (await api.wallet.get.query()).balance;
  const { upiUri } = await api.payments.qr.generate.mutate({ amount: paise(amount) });
  await world.pay(upiUri);
  await becomes(before + amount, async () => (await api.wallet.get.query()).balance);
}

/** A bank account whose penny drop came back. */
export async function linkBankAccount(
  { api, pin }: Driver,
  accountNumber = "50100012345678",
): Promise<string> {
  const { bankAccount } = await api.wallet.bankAccounts.add.mutate({
    ...{ accountNumber, ifscCode: "HDFC0000053", accountHolderName: "Asha Devi", pin },
  });
  await becomes("VERIFIED", async () => {
    const { bankAccounts } = await api.wallet.bankAccounts.list.query();
    return bankAccounts.find(({ id }) => id === bankAccount.id)?.state;
  });
  return bankAccount.id;
}

/** A driver who may withdraw: identity taken as proved, money earned, a bank account verified. */
export async function driverWithMoney(
  world: World & { readonly services: Services },
  options: Partial<ClientOptions> & { readonly accountNumber?: string; readonly amount?: number } = {},
): Promise<Driver & { readonly bankAccountId: string }> {
  const { accountNumber, amount = 100_000, ...clientOptions } = options;
  const driver = await registerDriver(world, clientOptions);
  await takeAsProved(world.services, driver.userId);
  await earn(world, driver, amount);
  return { ...driver, bankAccountId: await linkBankAccount(driver, accountNumber) };
}

/** What an approved identity check leads to, without the check. */
async function takeAsProved({ db }: Services, userId: string): Promise<void> {
  await db.transact(async (tx) => {
    await tx.sql`update users.users set status = 'ACTIVE', kyc_status = 'APPROVED' where id = ${userId}`;
    await setTier(tx, (await walletOf(tx, userId)).id, "FULL");
  });
}

/** Asks for a withdrawal, as one press of the button. */
export async function withdraw(
  { api, pin, bankAccountId }: Driver & { readonly bankAccountId: string },
  amount = 40_000,
  intent = newIntent(),
): Promise<string> {
  const input = { amount: paise(amount), bankAccountId, pin };
  return (await api.wallet.withdraw.mutate(input, intent)).withdrawalId;
}

/** Waits until a withdrawal has come to this state. */
export async function expectWithdrawal(
  { api }: Driver,
  id: string,
  status: string,
  timeout = 20_000,
): Promise<void> {
  const read = async () => (await api.wallet.withdrawal.query({ id })).withdrawal.status;
  await becomes(status, read, timeout);
}

/** Waits for what webhooks and workflows bring about, in a test or in its preparation. */
export async function becomes<Value>(
  wanted: Value,
  read: () => Promise<Value>,
  timeout = 10_000,
): Promise<void> {
  await vi.waitFor(async () => expect(await read()).toBe(wanted), { timeout, interval: 50 });
}

export function staff(services: Services, email: string): Promise<Caller> {
  return staffCaller(services, email);
}
