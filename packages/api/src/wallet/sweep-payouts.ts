import { AppError } from "@drivopay/contracts/errors";
import { type Session, tables } from "@drivopay/db";
import { derivedId } from "@drivopay/runtime/ids";
import { and, asc, eq, gte, inArray, isNotNull, lte, or, type SQL, sql } from "drizzle-orm";
import { announce } from "../outbox/announce.ts";
import type { Services } from "../services.ts";
import { payoutsDue } from "./events.ts";
import { payoutSweepPolicy } from "./policy.ts";
import type { GatewayPayout } from "./ports.ts";
import { refusedByGateway, reportStuck, sendPayout } from "./send-payout.ts";
import { reportTrouble, settlePayout } from "./settle-payout.ts";
import { type WithdrawalRow, withdrawalById } from "./withdrawal-repo.ts";

const { withdrawals } = tables;

/** Withdrawals that wait for the gateway, however long, and those that ended a while ago or less. */
export const sweptParts = ["open", "ended"] as const;

/** Which withdrawals a sweep asks about: those whose state is older than its beginning. */
export interface Sweep {
  readonly day: string;
  readonly endedSince: string;
  readonly until: string;
}

/** The last withdrawal of a page; the time is Postgres' own text, which is finer than ours. */
export interface PageEnd {
  readonly updatedAt: string;
  readonly id: string;
}

/**
 * Announces the next page of a sweep's withdrawals, in batches for the gateway to be asked about. A withdrawal that
 * changes meanwhile moves out of the sweep, so that none is passed over. Safe to repeat: the same batch has the same id.
 * @returns where the page ended; null when it was the last
 */
export async function callPayouts(
  { db }: Services,
  sweep: Sweep,
  part: (typeof sweptParts)[number],
  after: PageEnd | null,
  { pageSize, batchSize }: { pageSize: number; batchSize: number } = payoutSweepPolicy,
): Promise<PageEnd | null> {
  return await db.transact(async (tx) => {
    const page = await sweptPage(tx, sweep, part, after, pageSize);
    for (let start = 0; start < page.length; start += batchSize) {
      const withdrawalIds = page.slice(start, start + batchSize).map(({ id }) => id);
      const batchId = derivedId("payout-sweep", sweep.day, ...withdrawalIds);
      await announce(tx, payoutsDue, { batchId, withdrawalIds });
    }
    return page.length < pageSize ? null : (page.at(-1) ?? null);
  });
}

function sweptPage(
  { orm }: Session,
  { endedSince, until }: Sweep,
  part: (typeof sweptParts)[number],
  after: PageEnd | null,
  limit: number,
): Promise<PageEnd[]> {
  const behind =
    after === null
      ? undefined
      : sql`(${withdrawals.updatedAt}, ${withdrawals.id}) > (${after.updatedAt}::timestamptz, ${after.id}::uuid)`;
  return orm
    .select({ updatedAt: sql<string>`${withdrawals.updatedAt}::text`, id: withdrawals.id })
    .from(withdrawals)
    .where(and(isPart(part, new Date(endedSince)), lte(withdrawals.updatedAt, new Date(until)), behind))
    .orderBy(asc(withdrawals.updatedAt), asc(withdrawals.id))
    .limit(limit);
}

function isPart(part: (typeof sweptParts)[number], endedSince: Date): SQL | undefined {
  if (part === "open") return inArray(withdrawals.status, ["SENDING", "SENT"]);
  return and(
    inArray(withdrawals.status, ["PROCESSED", "RETURNED"]),
    gte(withdrawals.updatedAt, endedSince),
    // What staff or the driver stopped has no payout.
    or(isNotNull(withdrawals.gatewayPayoutId), eq(withdrawals.failureReason, refusedByGateway)),
  );
}

/**
 * Asks the gateway how the payouts of these withdrawals stand, each by itself, and settles them. Safe to repeat.
 * @throws what stood in the way of the first that could not be asked about, when all have had their turn
 */
export async function askAgain(services: Services, withdrawalIds: readonly string[]): Promise<void> {
  const failures: unknown[] = [];
  for (const id of withdrawalIds) {
    try {
      await askAgainAbout(services, id);
    } catch (err) {
      services.logger.warn({ err, withdrawalId: id }, "A withdrawal's payout could not be asked about");
      failures.push(err);
    }
  }
  if (failures.length > 0) throw failures[0];
}

/**
 * One withdrawal: a payout that never got an answer is asked for again with its key while that is good, any other is
 * read and settled. What the gateway says now and cannot be true is a case. Safe to repeat.
 * @throws PROVIDER_UNAVAILABLE when the gateway cannot be asked now
 */
export async function askAgainAbout(services: Services, withdrawalId: string): Promise<void> {
  const row = await withdrawalById(services.db, withdrawalId);
  if (row.status === "SENDING") {
    const status = await sendPayout(services, withdrawalId);
    if (status === "SENDING") await reportStuck(services, withdrawalId, "Its key is too old to pay with");
    return;
  }
  const payout = await payoutNow(services, row);
  if (payout === null) return;
  await settlePayout(services, { ...payout, referenceId: withdrawalId });
  if (takesBack(row, payout)) await reportTrouble(services.db, "contradiction", payout, row);
}

/** Null when the gateway has none; that it forgot one is a case. */
async function payoutNow({ db, payoutGateway }: Services, row: WithdrawalRow): Promise<GatewayPayout | null> {
  const { gatewayPayoutId } = row;
  if (gatewayPayoutId === null) return await payoutGateway.findPayout(row.id);
  try {
    return await payoutGateway.readPayout(gatewayPayoutId);
  } catch (error) {
    if (!(error instanceof AppError && error.code === "PROVIDER_REJECTED")) throw error;
    await reportTrouble(db, "missing-payout", { gatewayPayoutId }, row);
    return null;
  }
}

/**
 * An event may come late; an answer cannot. One that a payout is under way takes back what was said of its end, or tells
 * of money that is going though it was given back.
 */
const takesBack = (before: WithdrawalRow, now: GatewayPayout) =>
  ["PROCESSED", "RETURNED"].includes(before.status) &&
  ["queued", "pending", "processing"].includes(now.status);
