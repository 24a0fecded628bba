import { AppError, bankError } from "@drivopay/contracts/errors";
import type { ReversePennyDrop } from "@drivopay/contracts/wallet";
import { tables } from "@drivopay/db";
import { newId } from "@drivopay/runtime/ids";
import { and, eq, isNull } from "drizzle-orm";
import { actorOf, recordAudit } from "../audit/index.ts";
import type { DriverContext } from "../context.ts";
import { consume, limiter } from "../middleware/rate-limit.ts";
import { announce } from "../outbox/announce.ts";
import { bankAccountOf, isProvableByPayment } from "./bank-account-repo.ts";
import { reversePennyDropStarted } from "./events.ts";
import { beneficiaryPolicy } from "./policy.ts";
import { lockWallet } from "./repo.ts";
import {
  latestReversePennyDrop,
  presentReversePennyDrop,
  type ReversePennyDropRow,
  reversePennyDropById,
  waitingReversePennyDrop,
} from "./reverse-penny-drop-repo.ts";

const { reversePennyDrops } = tables;

/**
 * Lets the driver prove an account by paying a rupee from it: offered when the penny drop failed or takes too long. The
 * rupee comes into the wallet. Asked again while one waits, it is the same one.
 * @throws NOT_FOUND, also for another driver's; STATE_CONFLICT for one that is verified, or that the payout gateway does
 * not know; RATE_LIMITED after some tries a day; PROVIDER_UNAVAILABLE: ask again
 */
export async function startReversePennyDrop(
  ctx: DriverContext,
  bankAccountId: string,
): Promise<ReversePennyDrop> {
  const { services, driver } = ctx;
  const now = services.clock.now();
  const row = await openRow(ctx, bankAccountId);
  const asked = row.upiUri === null ? await askGateway(ctx, row) : row;
  const shown = await presentReversePennyDrop(asked, now);
  if (!shown) throw bankError("PROVIDER_UNAVAILABLE");
  services.logger.info({ reversePennyDropId: row.id, userId: driver.userId }, "A rupee is asked for");
  return shown;
}

/** What became of the last one of an account; null when there was none. @throws NOT_FOUND, also for another driver's */
export async function readReversePennyDrop(
  { services, driver }: DriverContext,
  bankAccountId: string,
): Promise<ReversePennyDrop | null> {
  await bankAccountOf(services.db, driver.userId, bankAccountId);
  const row = await latestReversePennyDrop(services.db, driver.userId, bankAccountId);
  return await presentReversePennyDrop(row, services.clock.now());
}

/** The row that waits, made if there is none. Behind the wallet's lock: two at once find one. */
async function openRow(ctx: DriverContext, bankAccountId: string): Promise<ReversePennyDropRow> {
  const { services, driver } = ctx;
  const account = await bankAccountOf(services.db, driver.userId, bankAccountId);
  if (!isProvableByPayment(account)) throw new AppError("STATE_CONFLICT");
  const known = await waitingReversePennyDrop(services.db, bankAccountId);
  if (known && known.expiresAt > services.clock.now()) return known;
  const tries = limiter(services, "reverse-penny-drop", {
    ...{ points: beneficiaryPolicy.reversePennyDropsPerDay, durationSeconds: 86_400, failOpen: false },
  });
  await consume(tries, driver.userId);
  return await services.db.transact(async (tx) => {
    await lockWallet(tx, driver.walletId);
    const now = services.clock.now();
    const waiting = await waitingReversePennyDrop(tx, bankAccountId);
    if (waiting && waiting.expiresAt > now) return waiting;
    if (waiting) {
      await tx.orm
        .update(reversePennyDrops)
        .set({ state: "EXPIRED", updatedAt: now })
        .where(eq(reversePennyDrops.id, waiting.id));
    }
    const expiresAt = new Date(now.getTime() + beneficiaryPolicy.reversePennyDropMs);
    const [row] = await tx.orm
      .insert(reversePennyDrops)
      .values({ id: newId(), bankAccountId, userId: driver.userId, expiresAt, createdAt: now })
      .returning();
    if (!row) throw new AppError("INTERNAL");
    await recordAudit(tx, actorOf(ctx, driver), {
      action: "wallet.reverse-penny-drop-started",
      entityType: "bank_account",
      entityId: bankAccountId,
      newValue: { reversePennyDropId: row.id },
    });
    return row;
  });
}

async function askGateway(
  { services, driver }: DriverContext,
  row: ReversePennyDropRow,
): Promise<ReversePennyDropRow> {
  const { id, bankAccountId } = row;
  const { gatewayValidationId, upiUri } = await services.payoutGateway.startReversePennyDrop({
    ...{ reversePennyDropId: id, bankAccountId },
  });
  return await services.db.transact(async (tx) => {
    const [told] = await tx.orm
      .update(reversePennyDrops)
      .set({ gatewayValidationId, upiUri })
      .where(and(eq(reversePennyDrops.id, id), isNull(reversePennyDrops.gatewayValidationId)))
      .returning();
    // Whoever asked at the same time was quicker: what the gateway made for this call is shown to nobody.
    if (!told) return (await reversePennyDropById(tx, id)) ?? row;
    await announce(tx, reversePennyDropStarted, { reversePennyDropId: id, userId: driver.userId });
    return told;
  });
}
