import { newId } from "@drivopay/runtime/ids";
import { json, type Transaction, transact } from "./database.ts";
import { dispatch } from "./dispatch.ts";
import type { Engine } from "./engine.ts";
import type { EventPayload, IncomingEvent, StoredEvent } from "./event.ts";

const dedupeMs = 24 * 60 * 60 * 1000;

type Arrival = StoredEvent & { dedupeId: string | undefined };

/**
 * Stores events and everything they set off in one transaction: once this returns nothing can be lost, and if it
 * throws nothing has happened.
 *
 * An event id that was seen in the last 24 hours sets nothing off again. Without an id, the sender's seed
 * (`x-inngest-event-id-seed`, the same on each try of one send) stands for it.
 * @returns one id per event, in order; a duplicate gets the id of the first
 */
export async function acceptEvents(
  engine: Engine,
  events: IncomingEvent[],
  seed: string | undefined,
): Promise<string[]> {
  const now = engine.clock.now();
  const arrivals = events.map((event, index) => arrivalOf(event, seed && `seed:${seed}:${index}`, now));
  const ids = await transact(engine.database, async (sql) => {
    const idByDedupeId = await claim(sql, arrivals, now);
    const keptId = (arrival: Arrival) => idByDedupeId.get(arrival.dedupeId ?? "") ?? arrival.id;
    await dispatch(
      engine,
      sql,
      arrivals.filter((arrival) => keptId(arrival) === arrival.id),
    );
    return arrivals.map(keptId);
  });
  engine.wake();
  return ids;
}

function arrivalOf(event: IncomingEvent, seedId: string | undefined, now: Date): Arrival {
  const id = newId();
  const payload: EventPayload = {
    id: event.id ?? id,
    name: event.name,
    data: event.data ?? {},
    ts: event.ts || now.getTime(),
  };
  if (event.user) payload.user = event.user;
  if (event.v) payload.v = event.v;
  if (event.meta) payload.meta = event.meta;
  return { id, dedupeId: event.id ? `id:${event.id}` : seedId, payload };
}

/** Claims the dedupe ids; maps each to the event that has it, which for a duplicate is an earlier one. */
async function claim(sql: Transaction, arrivals: Arrival[], now: Date): Promise<Map<string, string>> {
  const wanted = new Map<string, string>();
  for (const { dedupeId, id } of arrivals) if (dedupeId && !wanted.has(dedupeId)) wanted.set(dedupeId, id);
  if (wanted.size === 0) return wanted;
  const rows = [...wanted].map(([dedupe_id, event_id]) => ({ dedupe_id, event_id }));
  const claimed = await sql<{ dedupe_id: string }[]>`
    INSERT INTO inngest.event_dedupe (dedupe_id, event_id, seen_at)
    SELECT dedupe_id, event_id, ${now.getTime()}
    FROM json_to_recordset(${json(sql, rows)}) AS r (dedupe_id text, event_id text) ORDER BY dedupe_id
    ON CONFLICT (dedupe_id) DO UPDATE SET event_id = excluded.event_id, seen_at = excluded.seen_at
    WHERE event_dedupe.seen_at <= ${now.getTime() - dedupeMs}
    RETURNING dedupe_id`;
  if (claimed.length === wanted.size) return wanted;
  const holders = await sql<{ dedupe_id: string; event_id: string }[]>`
    SELECT dedupe_id, event_id FROM inngest.event_dedupe WHERE dedupe_id = ANY (${[...wanted.keys()]})`;
  return new Map(holders.map((row) => [row.dedupe_id, row.event_id]));
}
