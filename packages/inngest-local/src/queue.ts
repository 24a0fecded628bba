import { newId } from "@drivopay/runtime/ids";
import { type Database, json, type Sql, type Transaction } from "./database.ts";

/**
 * - `discover`: call the function from its start; one per run
 * - `step`: call the function to run one planned step
 * - `timer`: end a sleep, or a wait whose event has not come
 * - `invoke-timeout`, `start-timeout`, `finish-timeout`: limits that apply when they are reached first
 */
export type QueueKind = "discover" | "step" | "timer" | "invoke-timeout" | "start-timeout" | "finish-timeout";

export type QueueItem = {
  id: string;
  run_id: string;
  kind: QueueKind;
  step_id: string | null;
  attempt: number;
  undelivered: number;
  again: boolean;
  lease_id: string;
};

type NewItem = { runId: string; kind: QueueKind; stepId?: string; runAt: Date };

/** Takes due items for this process, oldest first, within their concurrency limits. */
export async function leaseItems(
  database: Database,
  now: Date,
  limit: number,
  leaseMs: number,
): Promise<QueueItem[]> {
  return await database<QueueItem[]>`
    SELECT id, run_id, kind, step_id, attempt, undelivered, again, lease_id
    FROM inngest.lease_queue_items(${now.getTime()}, ${limit}, ${newId()}, ${leaseMs})`;
}

/** Keeps the leases of work still under way. Rows being settled at this moment need no renewal. */
export async function renewLeases(database: Database, items: QueueItem[], leaseMs: number): Promise<void> {
  const held = items.map((item) => ({ id: item.id, lease_id: item.lease_id }));
  await database`
    UPDATE inngest.queue SET leased_until = clock_timestamp() + ${leaseMs} * interval '1 millisecond'
    WHERE id IN (
      SELECT queue.id FROM inngest.queue
      JOIN json_to_recordset(${json(database, held)}) AS held (id text, lease_id text)
        ON held.id = queue.id AND held.lease_id = queue.lease_id
      FOR UPDATE OF queue SKIP LOCKED)`;
}

/** When the next item falls due, for the timer; undefined when nothing waits. */
export async function nextDueAt(database: Database): Promise<Date | undefined> {
  const [row] = await database<{ run_at: number | null }[]>`
    SELECT min(run_at) AS run_at FROM inngest.queue WHERE leased_until IS NULL`;
  return row?.run_at == null ? undefined : new Date(row.run_at);
}

/** Locks the item if the lease is still ours; undefined means another server has taken over, so drop the result. */
export async function lockOwnItem(
  sql: Transaction,
  item: QueueItem,
): Promise<{ again: boolean } | undefined> {
  const [row] = await sql<{ again: boolean }[]>`
    SELECT again FROM inngest.queue WHERE id = ${item.id} AND lease_id = ${item.lease_id} FOR UPDATE`;
  return row;
}

/** Queues work for a run that takes a concurrency slot. Queuing the same again changes nothing. */
export async function enqueueStep(
  sql: Transaction,
  runId: string,
  stepId: string,
  runAt: Date,
): Promise<void> {
  await sql`
    INSERT INTO inngest.queue (id, run_id, kind, step_id, run_at, concurrency_keys, concurrency_limits)
    SELECT ${itemId(runId, "step", stepId)}, id, 'step', ${stepId}, ${runAt.getTime()}, concurrency_keys, concurrency_limits
    FROM inngest.runs WHERE id = ${runId}
    ON CONFLICT (id) DO NOTHING`;
}

/** Queues a timer; it calls nobody, so it takes no slot. */
export async function enqueueTimer(sql: Transaction, { runId, kind, stepId, runAt }: NewItem): Promise<void> {
  await sql`
    INSERT INTO inngest.queue (id, run_id, kind, step_id, run_at, concurrency_keys, concurrency_limits)
    VALUES (${itemId(runId, kind, stepId)}, ${runId}, ${kind}, ${stepId ?? null}, ${runAt.getTime()}, '{}', '{}')
    ON CONFLICT (id) DO NOTHING`;
}

/**
 * Asks for a call from the function's start. A run has one such item: when it is being worked on right now it is
 * marked to be done again, and a retry that waits for its time keeps waiting.
 */
export async function enqueueDiscovery(sql: Transaction, runId: string, runAt: Date): Promise<void> {
  await sql`
    INSERT INTO inngest.queue (id, run_id, kind, run_at, concurrency_keys, concurrency_limits)
    SELECT ${itemId(runId, "discover")}, id, 'discover', ${runAt.getTime()}, concurrency_keys, concurrency_limits
    FROM inngest.runs WHERE id = ${runId}
    ON CONFLICT (id) DO UPDATE
    SET again = true, run_at = CASE WHEN queue.attempt = 0 THEN least(queue.run_at, excluded.run_at) ELSE queue.run_at END`;
}

/** Takes the item off the queue, or puts it back when more work was asked for in the meantime. */
export async function finishItem(
  sql: Transaction,
  item: QueueItem,
  again: boolean,
  now: Date,
): Promise<void> {
  if (again) {
    await sql`
      UPDATE inngest.queue
      SET attempt = 0, undelivered = 0, again = false, run_at = ${now.getTime()}, lease_id = NULL, leased_until = NULL
      WHERE id = ${item.id}`;
  } else {
    await sql`DELETE FROM inngest.queue WHERE id = ${item.id}`;
  }
}

/** Keeps the item leased for the call that follows at once. */
export async function continueItem(sql: Transaction, item: QueueItem, leaseMs: number): Promise<void> {
  await sql`
    UPDATE inngest.queue
    SET attempt = 0, undelivered = 0, again = false, leased_until = clock_timestamp() + ${leaseMs} * interval '1 millisecond'
    WHERE id = ${item.id}`;
}

/** Gives the item back to be tried at `runAt`. */
export async function postponeItem(
  sql: Sql,
  item: QueueItem,
  next: { attempt: number; undelivered: number; runAt: Date },
): Promise<void> {
  await sql`
    UPDATE inngest.queue
    SET attempt = ${next.attempt}, undelivered = ${next.undelivered}, run_at = ${next.runAt.getTime()},
        lease_id = NULL, leased_until = NULL
    WHERE id = ${item.id} AND lease_id = ${item.lease_id}`;
}

/** Drops timers of a step that has its result. */
export async function dropTimers(sql: Transaction, runId: string, stepId: string): Promise<void> {
  await sql`
    DELETE FROM inngest.queue
    WHERE id IN (${itemId(runId, "timer", stepId)}, ${itemId(runId, "invoke-timeout", stepId)})`;
}

export function itemId(runId: string, kind: QueueKind, stepId?: string): string {
  return stepId === undefined ? `${runId}:${kind}` : `${runId}:${kind}:${stepId}`;
}
