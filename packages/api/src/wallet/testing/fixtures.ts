import type { KycTier } from "@drivopay/contracts/auth";
import { type Paise, paise } from "@drivopay/contracts/money";
import { tables } from "@drivopay/db";
import { blindIndex, seal } from "@drivopay/runtime/crypto";
import { newId } from "@drivopay/runtime/ids";
import { eq } from "drizzle-orm";
import type { CallContext, DriverContext, RequestInfo, StaffContext } from "../../context.ts";
import type { Services } from "../../services.ts";
import type { TestServices } from "../../test-services.ts";
import { post } from "../ledger/post.ts";
import { adjusted } from "../ledger/postings.ts";
import { openWallet, setTier } from "../open-wallet.ts";

type Call = (credentials: null, request: Partial<RequestInfo>) => CallContext;

/** A driver for a test, with calls made in the driver's name. */
export interface TestDriver {
  readonly userId: string;
  readonly walletId: string;
  readonly wallet: { readonly id: string; readonly userId: string };
  /** A call with this idempotency key, or with one of its own. */
  call(idempotencyKey?: string): DriverContext;
}

let phones = 6_000_000_000;

/** A driver with so much money, given by hand so that the books know where it is from. */
export async function makeDriver(
  { services, call }: { services: Services; call: Call },
  { balance = 0, tier = "FULL" }: { balance?: number; tier?: KycTier } = {},
): Promise<TestDriver> {
  const userId = newId();
  phones += 1;
  const phone = `+91${phones}`;
  const walletId = await services.db.transact(async (tx) => {
    const status = tier === "FULL" ? "ACTIVE" : "PENDING_KYC";
    await tx.orm.insert(tables.users).values({ id: userId, phone, name: "Asha Devi", status });
    const { id } = await openWallet(tx, userId);
    await setTier(tx, id, tier);
    return id;
  });
  const wallet = { id: walletId, userId };
  if (balance > 0) await give(services, wallet, paise(balance));
  return {
    ...{ userId, walletId, wallet },
    call: (idempotencyKey = newId()) => ({
      ...call(null, { idempotencyKey }),
      driver: {
        ...{ kind: "DRIVER", userId, walletId, sessionId: newId(), deviceId: null },
        status: tier === "FULL" ? "ACTIVE" : "PENDING_KYC",
      },
    }),
  };
}

/** Money from `suspense`, as an adjustment posts it. */
export async function give(services: Services, wallet: TestDriver["wallet"], amount: Paise): Promise<void> {
  const adjustmentId = newId();
  await post(services.db, adjusted({ adjustmentId, wallet, amount, description: "For the test" }));
}

/** A verified account past its cooling-off, unless told otherwise; the gateway knows it when `registered`. */
export async function makeBankAccount(
  services: Services,
  userId: string,
  options: {
    state?: "PENDING" | "VERIFIED" | "FAILED";
    coolingOffUntil?: Date;
    accountNumber?: string;
    registered?: boolean;
  } = {},
): Promise<string> {
  const { dataKeys, blindIndexKey } = services.settings;
  const id = newId();
  const accountNumber = options.accountNumber ?? "50100012345678";
  await services.db.orm.insert(tables.bankAccounts).values({
    ...{ id, userId, ifscCode: "HDFC0000053", bankName: "HDFC Bank", accountHolderName: "Asha Devi" },
    accountNumberSealed: seal(dataKeys, accountNumber),
    accountFingerprint: blindIndex(blindIndexKey, id),
    accountNumberLast4: accountNumber.slice(-4),
    state: options.state ?? "VERIFIED",
    coolingOffUntil: options.coolingOffUntil ?? null,
    gatewayFundAccountId: "fa_00000000000001",
  });
  if (options.registered) {
    const made = await services.payoutGateway.createBeneficiary({
      ...{ bankAccountId: id, accountHolderName: "Asha Devi" },
      destination: { type: "BANK_ACCOUNT", accountNumber, ifscCode: "HDFC0000053" },
      phone: "+919000000001",
    });
    await services.db.orm
      .update(tables.bankAccounts)
      .set({ gatewayFundAccountId: made.fundAccountId })
      .where(eq(tables.bankAccounts.id, id));
  }
  return id;
}

/** A call by a member of staff. */
export function staffCall(call: Call): StaffContext {
  return { ...call(null, {}), staff: { kind: "STAFF", staffId: newId(), sessionId: newId(), role: "OPS" } };
}

/** A driver with money in the wallet, and a verified account to send it to. */
export async function makeDriverWithBank(
  world: TestServices,
  balance: number,
  tier: "FULL" | "MINIMUM" = "FULL",
): Promise<{ driver: TestDriver; bankAccountId: string }> {
  const driver = await makeDriver(world, { balance, tier });
  return { driver, bankAccountId: await makeBankAccount(world.services, driver.userId) };
}

/** The events that a withdrawal has left in the outbox. */
export async function outboxOf({ db }: Services, withdrawalId: string) {
  return (await db.orm.select().from(tables.outbox)).filter(({ data }) => data.withdrawalId === withdrawalId);
}
