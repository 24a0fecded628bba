import type { Earning, PlatformConnection } from "@drivopay/contracts/platforms";
import type { Services } from "../services.ts";
import { earningsBehind, presentEarning } from "./list-earnings.ts";
import { connectionsOf, presentConnection } from "./repo.ts";

/** Every platform a driver has ever connected; the keys to them are no part of it. */
export async function everyConnection(
  { db, clock }: Services,
  userId: string,
): Promise<PlatformConnection[]> {
  const now = clock.now();
  return (await connectionsOf(db, userId)).map((row) => presentConnection(row, now));
}

/** A part of a driver's trips, newest first; behind the row with the id `cursor`. */
export async function someEarnings(
  { db }: Services,
  userId: string,
  page: { readonly limit: number; readonly cursor?: string },
): Promise<Earning[]> {
  return (await earningsBehind(db, userId, page)).map(presentEarning);
}
