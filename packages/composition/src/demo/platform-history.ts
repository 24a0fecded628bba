import { recordEarnings } from "@drivopay/api/platforms/record-earnings";
import { paise } from "@drivopay/contracts/money";
import type { Platform } from "@drivopay/contracts/platforms";
import { datePostings, type Session, tables } from "@drivopay/db";
import { derivedId } from "@drivopay/runtime/ids";

/** Few readings of many trips: a start waits for this. */
const stretches = 4;
const daysAStretch = 21;
const tripsAStretch = 15;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const commissionRate = 0.2;
const cashShare = 0.1;

type Trip = Omit<Parameters<typeof recordEarnings>[2][number], "tripId">;

/** Some weeks' trips at one platform, and when they were read. */
export interface PlatformStretch {
  readonly at: Date;
  readonly platform: Platform;
  readonly trips: readonly Trip[];
}

/** Three months of trips at the platform that a driver works for, the oldest first. */
export function platformStretches(nowMs: number, random: () => number): PlatformStretch[] {
  const platform = (["UBER", "OLA", "RAPIDO"] as const)[Math.floor(random() * 3)] ?? "UBER";
  return Array.from({ length: stretches }, (_, stretch) => {
    const atMs = nowMs - (stretches - 1 - stretch) * daysAStretch * dayMs - dayMs;
    const trips = Array.from({ length: tripsAStretch }, (): Trip => {
      const gross = (8 + Math.floor(random() * 30)) * 1_000;
      const isCash = random() < cashShare;
      return {
        ...{ kind: "TRIP", state: "FINAL", gross: paise(gross), fees: paise(-gross * commissionRate) },
        cash: paise(isCash ? gross : 0),
        earnedAt: new Date(Math.floor(atMs - random() * daysAStretch * dayMs)),
      };
    });
    return { at: new Date(atMs), platform, trips };
  });
}

/** Writes a stretch down as a sync would have. The connection has ended since: no key to a platform is made up. */
export async function makePlatformStretch(
  session: Session,
  driver: { readonly user: { readonly id: string }; readonly walletId: string },
  phone: string,
  stretch: PlatformStretch | undefined,
): Promise<void> {
  if (!stretch) return;
  const { platform, at } = stretch;
  const tx = await datePostings(session, at);
  const connectionId = derivedId("demo-connection", phone, platform);
  const ended = { state: "DISCONNECTED", isActive: false } as const;
  await tx.orm
    .insert(tables.platformConnections)
    .values({
      ...{ id: connectionId, userId: driver.user.id, platform, platformUserId: `demo-${phone}` },
      ...{ ...ended, syncedThrough: at, lastSyncAt: at, createdAt: at },
    })
    .onConflictDoNothing({ target: tables.platformConnections.id });
  await recordEarnings(
    tx,
    { userId: driver.user.id, walletId: driver.walletId, platform, connectionId },
    stretch.trips.map((trip, index) => ({
      ...trip,
      tripId: `demo-${phone}-${at.toISOString().slice(0, 10)}-${index}`,
    })),
  );
}
