import { paise } from "@drivopay/contracts/money";
import type { Platform } from "@drivopay/contracts/platforms";
import { arrayLiteral, type Session, tables } from "@drivopay/db";
import { newId } from "@drivopay/runtime/ids";
import { and, eq, inArray } from "drizzle-orm";
import { openCase } from "../audit/index.ts";
import { creditEarnings, type EarningChange, lockWallet } from "../wallet/index.ts";
import type { PlatformEarning } from "./ports.ts";

const { earnings } = tables;
type EarningRow = typeof earnings.$inferSelect;

export interface EarningsOwner {
  readonly userId: string;
  readonly walletId: string;
  readonly platform: Platform;
  readonly connectionId: string;
}

/** What the platform owes for it: what it pays, less what the driver holds in cash; nothing while it is open. */
export const owedFor = ({
  state,
  gross,
  fees,
  cash,
}: Pick<PlatformEarning, "state" | "gross" | "fees" | "cash">) =>
  state === "FINAL" ? gross + fees - cash : 0;

/**
 * Writes down what a platform tells of a driver's trips and brings the differences into the wallet: what is new in
 * full, what was restated by what it changed. Told the same again, in this page or another, nothing happens.
 * @returns how many rows were new or changed, and what that came to in paise
 */
export async function recordEarnings(
  tx: Session,
  owner: EarningsOwner,
  told: readonly PlatformEarning[],
): Promise<{ changed: number; credited: number }> {
  const latest = new Map(told.map((earning) => [earning.tripId, earning]));
  if (latest.size === 0) return { changed: 0, credited: 0 };
  await lockWallet(tx, owner.walletId);
  const added = await insertNew(tx, owner, [...latest.values()]);
  const known = await tx.orm
    .select()
    .from(earnings)
    .where(and(eq(earnings.platform, owner.platform), inArray(earnings.tripId, [...latest.keys()])))
    .for("update");
  const changes: EarningChange[] = [];
  const touched: EarningRow[] = [];
  for (const row of known.toSorted((one, other) => one.earnedAt.getTime() - other.earnedAt.getTime())) {
    const earning = latest.get(row.tripId);
    if (!earning) continue;
    if (row.userId !== owner.userId) {
      await refuseStranger(tx, owner, row);
      continue;
    }
    const difference = owedFor(earning) - row.amount;
    if (!added.has(row.id) && !isRestated(row, earning) && difference === 0) continue;
    touched.push(row);
    if (difference !== 0) changes.push(changeOf(row, paise(difference)));
  }
  const carried = await creditEarnings(tx, owner.walletId, changes);
  const restated = touched.filter((row) => !added.has(row.id) || carried.has(row.id));
  await writeRestated(tx, restated, latest, carried);
  return {
    changed: touched.length,
    credited: changes.reduce((sum, change) => sum + change.difference, 0),
  };
}

const changeOf = (row: EarningRow, difference: EarningChange["difference"]): EarningChange => ({
  earningId: row.id,
  revision: row.revision + 1,
  platform: row.platform,
  difference,
  description: row.tripId,
});

function isRestated(row: EarningRow, told: PlatformEarning): boolean {
  return (
    row.state !== told.state || row.gross !== told.gross || row.fees !== told.fees || row.cash !== told.cash
  );
}

/** New rows in one statement; those another page has brought are left as they are. */
async function insertNew(
  tx: Session,
  { userId, platform, connectionId }: EarningsOwner,
  told: readonly PlatformEarning[],
): Promise<ReadonlySet<string>> {
  const inserted = await tx.orm
    .insert(earnings)
    .values(
      told.map(({ tripId, kind, state, gross, fees, cash, earnedAt }) => ({
        ...{ id: newId(), connectionId, userId, platform, tripId, kind, state, gross, fees, cash, earnedAt },
        due: paise(gross + fees - cash),
        amount: paise(0),
      })),
    )
    .onConflictDoNothing({ target: [earnings.platform, earnings.tripId] })
    .returning({ id: earnings.id });
  return new Set(inserted.map(({ id }) => id));
}

/** What was told, and the posting that carried it, for all rows in one statement. */
async function writeRestated(
  { sql }: Session,
  rows: readonly EarningRow[],
  latest: ReadonlyMap<string, PlatformEarning>,
  carried: ReadonlyMap<string, string>,
): Promise<void> {
  const told = rows.flatMap((row) => {
    const earning = latest.get(row.tripId);
    return earning ? [{ row, earning, posting: carried.get(row.id) ?? null }] : [];
  });
  if (told.length === 0) return;
  const list = (of: (item: (typeof told)[number]) => string | number | null) => arrayLiteral(told.map(of));
  await sql`
    update platforms.earnings e
    set state = g.state, gross = g.gross, fees = g.fees, cash = g.cash, due = g.gross + g.fees - g.cash,
      amount = g.amount, revision = e.revision + (g.posting is not null)::int,
      transaction_id = coalesce(e.transaction_id, g.posting), synced_at = now()
    from unnest(
      ${list(({ row }) => row.id)}::uuid[], ${list(({ earning }) => earning.state)}::text[],
      ${list(({ earning }) => earning.gross)}::bigint[], ${list(({ earning }) => earning.fees)}::bigint[],
      ${list(({ earning }) => earning.cash)}::bigint[], ${list(({ earning }) => owedFor(earning))}::bigint[],
      ${list(({ posting }) => posting)}::uuid[]
    ) as g (id, state, gross, fees, cash, amount, posting)
    where e.id = g.id`;
}

/** A trip that stands in another driver's books is never paid twice; a person finds out whose it is. */
async function refuseStranger(tx: Session, owner: EarningsOwner, row: EarningRow): Promise<void> {
  await openCase(tx, {
    dedupeKey: `platforms.trip-of-two:${row.id}:${owner.userId}`,
    kind: "platforms.trip-of-two",
    summary: "A platform tells of the same trip for two drivers",
    evidence: { platform: row.platform, earningId: row.id, alsoClaimedBy: owner.userId },
    referenceId: row.id,
    happenedOnce: true,
  });
}
