import type { Transaction } from "./database.ts";
import { parseDeadline } from "./duration.ts";
import type { Engine } from "./engine.ts";
import { type EventPayload, functionFailed, type StoredEvent } from "./event.ts";
import { matches } from "./expressions.ts";
import { createRuns, endRun, lockLiveRun, type RunDraft, resolveStep, storeEvents } from "./runs.ts";

/**
 * Everything an event sets off: it is stored, cancels runs, answers those that wait for it and starts functions.
 * Cancelled runs announce themselves by events in turn, so this goes on until no new ones come.
 */
export async function dispatch(engine: Engine, sql: Transaction, events: StoredEvent[]): Promise<void> {
  let pending = await withoutUnheard(engine, sql, events);
  while (pending.length > 0) {
    await storeEvents(engine, sql, pending);
    const announced: StoredEvent[] = [];
    for (const event of pending) announced.push(...(await cancelRuns(engine, sql, event.payload)));
    await answerWaits(engine, sql, pending);
    await createRuns(
      engine,
      sql,
      pending.flatMap((event) => runsTriggeredBy(engine, event)),
    );
    pending = await withoutUnheard(engine, sql, announced);
  }
}

function runsTriggeredBy(engine: Engine, event: StoredEvent): RunDraft[] {
  const started = new Set<string>();
  return engine.registry.triggersOf(event.payload.name).flatMap(({ fn, expression }) => {
    const ownFailure = event.payload.name === functionFailed && event.payload.data.function_id === fn.id;
    if (started.has(fn.id) || ownFailure) return [];
    if (expression !== undefined && !matches(expression, { event: event.payload })) return [];
    started.add(fn.id);
    return [{ fn, event }];
  });
}

/** Cancels the live runs whose function names this event in `cancelOn`. */
async function cancelRuns(engine: Engine, sql: Transaction, event: EventPayload): Promise<StoredEvent[]> {
  const announced: StoredEvent[] = [];
  for (const rule of engine.registry.cancelRulesOf(event.name)) {
    const live = await sql<{ id: string; event: EventPayload; created_at: number }[]>`
      SELECT id, event, created_at FROM inngest.runs
      WHERE function_id = ${rule.functionId} AND status IN ('queued', 'running') ORDER BY id`;
    for (const candidate of live) {
      const expired =
        rule.timeout && parseDeadline(rule.timeout, new Date(candidate.created_at)) < engine.clock.now();
      if (expired || (rule.if && !matches(rule.if, { event: candidate.event, async: event }))) continue;
      const run = await lockLiveRun(sql, candidate.id);
      if (run) announced.push(...(await endRun(engine, sql, run, { status: "cancelled" })));
    }
  }
  return announced;
}

/** Gives each event to every run that waits for it; a wait takes the first event that matches. */
async function answerWaits(engine: Engine, sql: Transaction, events: StoredEvent[]): Promise<void> {
  const names = [...new Set(events.map((event) => event.payload.name))];
  const waits = await sql<
    { run_id: string; step_id: string; event_name: string; expression: string | null; event: EventPayload }[]
  >`
    SELECT run_id, step_id, event_name, expression, event FROM inngest.waits
    JOIN inngest.runs ON runs.id = run_id WHERE event_name = ANY (${names}) ORDER BY run_id, step_id`;
  for (const wait of waits) {
    const answer = events.find(
      ({ payload }) =>
        payload.name === wait.event_name &&
        (wait.expression === null || matches(wait.expression, { event: wait.event, async: payload })),
    );
    if (answer)
      await resolveStep(engine, sql, wait.run_id, wait.step_id, { type: "data", data: answer.payload });
  }
}

/** Drops the server's own announcements that nobody listens to: otherwise every run would store an event. */
async function withoutUnheard(
  engine: Engine,
  sql: Transaction,
  events: StoredEvent[],
): Promise<StoredEvent[]> {
  const own = [
    ...new Set(
      events.map((event) => event.payload.name).filter((name) => name.startsWith("inngest/function.")),
    ),
  ];
  if (own.length === 0) return events;
  const awaited = await sql<
    { event_name: string }[]
  >`SELECT DISTINCT event_name FROM inngest.waits WHERE event_name = ANY (${own})`;
  const heard = (name: string) =>
    engine.registry.triggersOf(name).length > 0 ||
    engine.registry.cancelRulesOf(name).length > 0 ||
    awaited.some((wait) => wait.event_name === name);
  return events.filter(
    (event) => !event.payload.name.startsWith("inngest/function.") || heard(event.payload.name),
  );
}
