import { newId } from "@drivopay/runtime/ids";
import { admits } from "./admission.ts";
import { json, type Transaction } from "./database.ts";
import { parseDurationMs } from "./duration.ts";
import type { Engine } from "./engine.ts";
import {
  type EventPayload,
  functionCancelled,
  functionFailed,
  functionFinished,
  type StoredEvent,
} from "./event.ts";
import { evaluateKey } from "./expressions.ts";
import type { JsonObject, JsonValue } from "./json.ts";
import { dropTimers, enqueueDiscovery, enqueueTimer } from "./queue.ts";
import type { RegisteredFunction } from "./registry.ts";

export type RunDraft = {
  fn: RegisteredFunction;
  event: StoredEvent;
  parent?: { runId: string; stepId: string };
};
export type Run = {
  id: string;
  function_id: string;
  event: EventPayload;
  status: "queued" | "running" | "completed" | "failed" | "cancelled";
  parent_run_id: string | null;
  parent_step_id: string | null;
};
export type StepResult = { type: "data"; data: JsonValue } | { type: "error"; error: JsonObject };
export type RunEnd =
  | { status: "completed"; output: JsonValue }
  | { status: "failed"; output: JsonObject }
  | { status: "cancelled" };

export async function storeEvents(engine: Engine, sql: Transaction, events: StoredEvent[]): Promise<void> {
  await sql`
    INSERT INTO inngest.events (id, public_id, name, payload, received_at)
    SELECT id, public_id, name, payload::json, ${engine.clock.now().getTime()}
    FROM unnest(
      ${events.map((event) => event.id)}::text[],
      ${events.map((event) => event.payload.id)}::text[],
      ${events.map((event) => event.payload.name)}::text[],
      ${events.map((event) => JSON.stringify(event.payload))}::text[]
    ) AS e (id, public_id, name, payload)`;
}

/** Starts runs: stored and queued in the caller's transaction, so that an accepted event cannot lose one. */
export async function createRuns(engine: Engine, sql: Transaction, drafts: RunDraft[]): Promise<string[]> {
  const now = engine.clock.now();
  const admitted: (RunDraft & { id: string })[] = [];
  for (const draft of drafts) {
    if (await admits(sql, draft.fn.config, draft.event.payload, now))
      admitted.push({ ...draft, id: newId() });
  }
  if (admitted.length === 0) return [];
  await insertRuns(sql, admitted, now);
  for (const { id, fn, event } of admitted) {
    const startLimit = fn.config.timeouts?.start;
    if (!startLimit) continue;
    const runAt = new Date(beginning(event.payload, now).getTime() + parseDurationMs(startLimit));
    await enqueueTimer(sql, { runId: id, kind: "start-timeout", runAt });
  }
  return admitted.map((run) => run.id);
}

/** An event dated in the future starts its runs then, as in Inngest. */
function beginning(event: EventPayload, now: Date): Date {
  return new Date(Math.max(event.ts, now.getTime()));
}

async function insertRuns(sql: Transaction, runs: (RunDraft & { id: string })[], now: Date): Promise<void> {
  const concurrency = runs.map(({ fn, event }) => concurrencyOf(fn, event.payload));
  await sql`
    WITH drafts AS MATERIALIZED (
      SELECT id, function_id, event_id, event::json AS event, run_at, parent_run_id, parent_step_id,
             ARRAY(SELECT json_array_elements_text(keys::json)) AS concurrency_keys,
             ARRAY(SELECT json_array_elements_text(limits::json)::int) AS concurrency_limits
      FROM unnest(
        ${runs.map((run) => run.id)}::text[],
        ${runs.map((run) => run.fn.id)}::text[],
        ${runs.map((run) => run.event.id)}::text[],
        ${runs.map((run) => JSON.stringify(run.event.payload))}::text[],
        ${runs.map((run) => beginning(run.event.payload, now).getTime())}::bigint[],
        ${runs.map((run) => run.parent?.runId ?? null)}::text[],
        ${runs.map((run) => run.parent?.stepId ?? null)}::text[],
        ${concurrency.map(({ keys }) => JSON.stringify(keys))}::text[],
        ${concurrency.map(({ limits }) => JSON.stringify(limits))}::text[]
      ) AS d (id, function_id, event_id, event, run_at, parent_run_id, parent_step_id, keys, limits)
    ), started AS (
      INSERT INTO inngest.runs (id, function_id, event_id, event, status, parent_run_id, parent_step_id,
                                concurrency_keys, concurrency_limits, created_at)
      SELECT id, function_id, event_id, event, 'queued', parent_run_id, parent_step_id,
             concurrency_keys, concurrency_limits, ${now.getTime()}
      FROM drafts
    )
    INSERT INTO inngest.queue (id, run_id, kind, run_at, concurrency_keys, concurrency_limits)
    SELECT id || ':discover', id, 'discover', run_at, concurrency_keys, concurrency_limits FROM drafts`;
}

/** Locks a run that is still alive; undefined when it has ended. */
export async function lockLiveRun(sql: Transaction, runId: string): Promise<Run | undefined> {
  const [run] = await sql<Run[]>`
    SELECT id, function_id, event, status, parent_run_id, parent_step_id FROM inngest.runs
    WHERE id = ${runId} AND status IN ('queued', 'running') FOR UPDATE`;
  return run;
}

/** Memoises a step's result, once: the first result stays. The caller holds the run's lock. */
export async function finishStep(
  engine: Engine,
  sql: Transaction,
  step: { runId: string; stepId: string; op: string; name: string },
  result: StepResult,
): Promise<void> {
  const now = engine.clock.now().getTime();
  await sql`
    WITH numbered AS (
      UPDATE inngest.runs SET steps_finished = steps_finished + 1 WHERE id = ${step.runId} RETURNING steps_finished
    )
    INSERT INTO inngest.steps (run_id, step_id, op, name, result, position, started_at, ended_at)
    SELECT ${step.runId}, ${step.stepId}, ${step.op}, ${step.name}, ${json(sql, result)}, steps_finished, ${now}, ${now}
    FROM numbered
    ON CONFLICT (run_id, step_id) DO UPDATE
    SET result = excluded.result, position = excluded.position, ended_at = excluded.ended_at
    WHERE steps.ended_at IS NULL`;
}

/** Gives a waiting step (sleep, wait, invoke) its result from outside and lets the run go on. Locks the run. */
export async function resolveStep(
  engine: Engine,
  sql: Transaction,
  runId: string,
  stepId: string,
  result: StepResult,
): Promise<boolean> {
  if (!(await lockLiveRun(sql, runId))) return false;
  const [step] = await sql<{ op: string; name: string }[]>`
    SELECT op, name FROM inngest.steps WHERE run_id = ${runId} AND step_id = ${stepId} AND ended_at IS NULL`;
  if (!step) return false;
  await finishStep(engine, sql, { runId, stepId, ...step }, result);
  await sql`DELETE FROM inngest.waits WHERE run_id = ${runId} AND step_id = ${stepId}`;
  await dropTimers(sql, runId, stepId);
  await enqueueDiscovery(sql, runId, engine.clock.now());
  return true;
}

/**
 * Ends a run, takes its work off the queue and answers the run that invoked it. The caller holds the run's lock
 * and dispatches the events returned.
 */
export async function endRun(
  engine: Engine,
  sql: Transaction,
  run: Run,
  end: RunEnd,
): Promise<StoredEvent[]> {
  const output = end.status === "cancelled" ? null : end.output;
  await sql`
    WITH unqueued AS (DELETE FROM inngest.queue WHERE run_id = ${run.id}),
         unwaited AS (DELETE FROM inngest.waits WHERE run_id = ${run.id})
    UPDATE inngest.runs SET status = ${end.status}, output = ${json(sql, output)}, ended_at = ${engine.clock.now().getTime()}
    WHERE id = ${run.id}`;
  if (run.parent_run_id && run.parent_step_id) {
    await resolveStep(engine, sql, run.parent_run_id, run.parent_step_id, invocationResult(end));
  }
  return lifecycleEvents(engine, run, end);
}

function invocationResult(end: RunEnd): StepResult {
  if (end.status === "completed") return { type: "data", data: end.output };
  if (end.status === "failed") return { type: "error", error: end.output };
  return { type: "error", error: { name: "Error", message: "The invoked function was cancelled" } };
}

function lifecycleEvents(engine: Engine, run: Run, end: RunEnd): StoredEvent[] {
  const facts = { function_id: run.function_id, run_id: run.id, event: run.event };
  const make = (name: string, data: JsonObject): StoredEvent => {
    const id = newId();
    return { id, payload: { id, name, data, ts: engine.clock.now().getTime() } };
  };
  if (end.status === "cancelled") return [make(functionCancelled, facts)];
  if (end.status === "completed") return [make(functionFinished, { ...facts, result: end.output })];
  return [
    make(functionFailed, { ...facts, error: end.output }),
    make(functionFinished, { ...facts, error: end.output }),
  ];
}

function concurrencyOf(fn: RegisteredFunction, event: EventPayload): { keys: string[]; limits: number[] } {
  const options = (fn.config.concurrency ?? []).filter((option) => option.limit > 0);
  return {
    keys: options.map(({ key, scope }) => {
      const owner = scope === "env" || scope === "account" ? scope : fn.id;
      return `${owner}:${key ?? ""}:${key ? (evaluateKey(key, { event }) ?? "") : ""}`;
    }),
    limits: options.map((option) => option.limit),
  };
}
