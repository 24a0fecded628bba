import { AppError } from "@drivopay/contracts/errors";
import { type Session, tables } from "@drivopay/db";
import { and, asc, eq } from "drizzle-orm";
import { openCase, recordAudit, systemActor } from "../audit/index.ts";
import { announce } from "../outbox/announce.ts";
import type { Services } from "../services.ts";
import { walletOf } from "../wallet/index.ts";
import { askStaffForOurKey, isClientRefused } from "./client-refused.ts";
import { platformOf } from "./connect-platform.ts";
import { earningsSynced, syncRequested } from "./events.ts";
import type { EarningsPage, EarningsPlatform } from "./ports.ts";
import { readWithKey } from "./read-with-key.ts";
import { recordEarnings } from "./record-earnings.ts";
import { type ConnectionRow, connectionById, lockConnection } from "./repo.ts";

const { platformConnections: connections, earnings } = tables;

type SyncCursor = tables.SyncCursor;

const dayMs = 86_400_000;
/** How far the first sync reaches back: what is older the platforms have paid out long ago. */
const firstReachDays = 30;
/** Platforms restate their fares for some days: these are read again each time. */
const readAgainDays = 7;
/** DONE all is read · MORE ask again · STOPPED there is nothing to read with: signed out, ended, or we are unknown there. */
export type SyncProgress = { readonly state: "DONE" | "MORE" | "STOPPED"; readonly credited: number };

/**
 * Reads one page of a connection's earnings and credits what is new, together with the mark of where to go on: a
 * sync that is cut off anywhere goes on there, and a page that is read twice is credited once. A page whose mark the
 * platform refuses has its window read from the beginning, once.
 * @throws PROVIDER_UNAVAILABLE when trying again may help, PROVIDER_REJECTED when not
 */
export async function syncPage(services: Services, connectionId: string): Promise<SyncProgress> {
  const connection = await connectionById(services.db, connectionId);
  if (connection?.state !== "CONNECTED") return { state: "STOPPED", credited: 0 };
  const platform = platformOf(services, connection.platform);
  const cursor = connection.cursor ?? (await firstCursor(services, connection, platform));
  try {
    const page = await readWithKey(services, connection, platform, (accessToken) =>
      platform.earnings({
        ...{ accessToken, accountId: connection.platformUserId },
        ...{ from: new Date(cursor.from), to: new Date(cursor.to), page: cursor.page },
      }),
    );
    if (page === null) return { state: "STOPPED", credited: 0 };
    return await keepPage(services, connection, { cursor, page, platform });
  } catch (error) {
    if (isRefused(error) && cursor.page !== null) {
      return await beginWindowAnew(services, connection, { cursor, refusal: error });
    }
    if (!isClientRefused(error)) throw error;
    // Asking again before our secret is mended helps nobody: staff are told, and the next hour asks.
    await askStaffForOurKey(services, connection.platform);
    await markSyncFailed(services, connectionId);
    return { state: "STOPPED", credited: 0 };
  }
}

const isRefused = (error: unknown): error is AppError =>
  error instanceof AppError && error.code === "PROVIDER_REJECTED";

/**
 * A platform may let its mark of a page die, and would refuse it at every sync from now on: the window is read from
 * its beginning, where what stands in the books already is credited no second time. Refused again it is thrown, for a
 * person to see, and the next sync begins the window anew.
 */
async function beginWindowAnew(
  { db }: Services,
  read: ConnectionRow,
  { cursor, refusal }: { cursor: SyncCursor; refusal: AppError },
): Promise<SyncProgress> {
  const { from, to, page, begunAgain } = cursor;
  const progress = await db.transact(async (tx): Promise<SyncProgress> => {
    const connection = await lockConnection(tx, read.id);
    if (connection?.state !== "CONNECTED") return { state: "STOPPED", credited: 0 };
    // Unless another sync has gone on from there meanwhile.
    if (connection.cursor?.from === from && connection.cursor.page === page) {
      const begun: SyncCursor = { from, to, page: null, ...(begunAgain ? {} : { begunAgain: true }) };
      await tx.orm.update(connections).set({ cursor: begun }).where(eq(connections.id, connection.id));
    }
    return { state: "MORE", credited: 0 };
  });
  if (begunAgain && progress.state === "MORE") throw refusal;
  return progress;
}

/** From where to read: some days again, and everything the platform had not made up its mind about. */
async function firstCursor(
  { db, clock }: Services,
  connection: ConnectionRow,
  platform: EarningsPlatform,
): Promise<SyncCursor> {
  const now = clock.now().getTime();
  const [open] = await db.orm
    .select({ earnedAt: earnings.earnedAt })
    .from(earnings)
    .where(and(eq(earnings.connectionId, connection.id), eq(earnings.state, "PENDING")))
    .orderBy(asc(earnings.earnedAt))
    .limit(1);
  const earliest = now - firstReachDays * dayMs;
  const again = connection.syncedThrough
    ? Math.min(
        connection.syncedThrough.getTime() - readAgainDays * dayMs,
        open?.earnedAt.getTime() ?? Number.POSITIVE_INFINITY,
      )
    : earliest;
  return windowFrom(Math.max(again, earliest), now, platform);
}

/** The platforms' clocks count whole seconds: what is earned in this one belongs to the next sync. */
function windowFrom(fromMs: number, nowMs: number, { longestWindowDays }: EarningsPlatform): SyncCursor {
  const from = Math.floor(fromMs / 1_000) * 1_000;
  const end = Math.min(from + longestWindowDays * dayMs, Math.ceil(nowMs / 1_000) * 1_000);
  return { from: new Date(from).toISOString(), to: new Date(end).toISOString(), page: null };
}

interface ReadPage {
  readonly cursor: SyncCursor;
  readonly page: EarningsPage;
  readonly platform: EarningsPlatform;
}

async function keepPage(services: Services, read: ConnectionRow, got: ReadPage): Promise<SyncProgress> {
  const { cursor, page } = got;
  const wallet = await walletOf(services.db, read.userId);
  return services.db.transact(async (tx) => {
    const connection = await lockConnection(tx, read.id);
    // Ended, or signed in to another account, while we read: what was read is no longer ours to credit.
    if (connection?.state !== "CONNECTED" || connection.platformUserId !== read.platformUserId) {
      return { state: "STOPPED", credited: 0 };
    }
    const owner = { ...connection, connectionId: connection.id, walletId: wallet.id };
    const inWindow = page.earnings.filter(
      ({ earnedAt }) => earnedAt >= new Date(cursor.from) && earnedAt < new Date(cursor.to),
    );
    const { changed, credited } = await recordEarnings(tx, owner, inWindow);
    const outside = page.earnings.filter((earning) => !inWindow.includes(earning));
    await setAside(tx, connection, [
      ...page.unreadable,
      ...outside.map(({ tripId }) => ({ reference: tripId, reason: "Not in the time that was asked for" })),
    ]);
    const next = nextCursor(services, got);
    await tx.orm
      .update(connections)
      .set(next ? { cursor: next } : endOf(services, connection, cursor))
      .where(eq(connections.id, connection.id));
    if (next === null && connection.syncAgain) {
      const { id: connectionId, userId, platform } = connection;
      await announce(tx, syncRequested, { connectionId, userId, platform });
    }
    if (changed > 0) {
      const { id: connectionId, userId, platform } = connection;
      const told = { connectionId, userId, platform, earnings: changed, credited };
      await announce(tx, earningsSynced, told, [`wallet:${wallet.id}`]);
      await recordAudit(tx, systemActor, {
        action: "platforms.earnings-synced",
        entityType: "platform-connection",
        entityId: connectionId,
        newValue: { platform, earnings: changed, credited },
      });
    }
    return { state: next ? "MORE" : "DONE", credited };
  });
}

/** The present is reached; who spoke up meanwhile is read once more. */
const endOf = ({ clock }: Services, { syncAgain }: ConnectionRow, cursor: SyncCursor) => ({
  cursor: null,
  syncedThrough: new Date(cursor.to),
  lastSyncAt: clock.now(),
  lastSyncFailed: false,
  syncRequestedAt: syncAgain ? clock.now() : null,
  syncAgain: false,
});

/** The next page, or the next window; null when the present is reached. */
function nextCursor(services: Services, { cursor, page, platform }: ReadPage): SyncCursor | null {
  if (page.next !== null) return { ...cursor, page: page.next };
  const now = services.clock.now().getTime();
  const reached = new Date(cursor.to).getTime();
  // The last window ended at the moment it was planned; what came since is the next sync's.
  const wasWhole = reached - new Date(cursor.from).getTime() >= platform.longestWindowDays * dayMs;
  return wasWhole && reached < now ? windowFrom(reached, now, platform) : null;
}

/** Rows that make no sense are nobody's money until a person has looked at them. */
async function setAside(
  tx: Session,
  { platform, id }: ConnectionRow,
  rows: readonly { reference: string; reason: string }[],
): Promise<void> {
  for (const { reference, reason } of rows) {
    await openCase(tx, {
      dedupeKey: `platforms.row-unreadable:${platform}:${reference}`,
      kind: "platforms.row-unreadable",
      summary: "A platform told of an earning that makes no sense",
      evidence: { platform, reference, reason },
      referenceId: id,
      happenedOnce: true,
    });
  }
}

/** The platform did not answer for as long as we asked: shown on the connection until the next sync succeeds. */
export async function markSyncFailed({ db }: Services, connectionId: string): Promise<void> {
  await db.orm
    .update(connections)
    .set({ lastSyncFailed: true, syncRequestedAt: null })
    .where(and(eq(connections.id, connectionId), eq(connections.state, "CONNECTED")));
}
