import { tables } from "@drivopay/db";
import { sql } from "drizzle-orm";
import type { Services } from "../services.ts";
import type { GatewayDowntime } from "./ports.ts";

const { payoutDowntimes } = tables;

/**
 * Writes down that a bank or a rail is down, or is back: promises of arrival allow for it. Any order, any number of
 * times: once it is known to be over it stays over.
 */
export async function noteDowntime({ db }: Services, downtime: GatewayDowntime): Promise<void> {
  const { downtimeId: id, bankCode, beganAt, endedAt } = downtime;
  await db.orm
    .insert(payoutDowntimes)
    .values({ id, modes: [...downtime.modes], bankCode, beganAt, endedAt })
    .onConflictDoUpdate({
      target: payoutDowntimes.id,
      set: { endedAt: sql`coalesce(${payoutDowntimes.endedAt}, excluded.ended_at)`, updatedAt: sql`now()` },
    });
}
