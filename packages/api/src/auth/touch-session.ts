import { tables } from "@drivopay/db";
import { and, eq, lt } from "drizzle-orm";
import type { Services } from "../services.ts";

const { devices, sessions } = tables;
const notOftenerThanMs = 5 * 60 * 1000;

/** Notes that a session was used, roughly: a write in five minutes at most. */
export async function touchSession({ db, clock }: Services, sessionId: string): Promise<void> {
  const now = clock.now();
  const [touched] = await db.orm
    .update(sessions)
    .set({ lastSeenAt: now })
    .where(
      and(eq(sessions.id, sessionId), lt(sessions.lastSeenAt, new Date(now.getTime() - notOftenerThanMs))),
    )
    .returning({ deviceId: sessions.deviceId });
  if (!touched?.deviceId) return;
  await db.orm.update(devices).set({ lastSeenAt: now }).where(eq(devices.id, touched.deviceId));
}
