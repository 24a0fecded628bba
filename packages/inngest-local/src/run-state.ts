import { type Sql, transact } from "./database.ts";
import { parseDurationMs } from "./duration.ts";
import type { Engine } from "./engine.ts";
import type { EventPayload } from "./event.ts";
import type { Call } from "./function-call.ts";
import { maxAttempts } from "./function-config.ts";
import { enqueueTimer, type QueueItem } from "./queue.ts";
import type { StepResult } from "./runs.ts";

type RunRow = { function_id: string; event: EventPayload; started_at: number };

/** What the next call for this item must carry; undefined when the run has ended meanwhile. Notes that it began. */
export async function loadCall(engine: Engine, item: QueueItem): Promise<Call | undefined> {
  const [run, steps] = await Promise.all([
    startedRun(engine, item.run_id),
    readSteps(engine.database, item.run_id),
  ]);
  if (!run) return undefined;
  const fn = engine.registry.functionById(run.function_id);
  if (!fn) throw new Error(`Function ${run.function_id} of run ${item.run_id} is not registered`);
  const finishLimit = fn.config.timeouts?.finish;
  if (finishLimit)
    await limitRun(engine, item.run_id, new Date(run.started_at + parseDurationMs(finishLimit)));
  return {
    url: fn.url,
    stepId: item.kind === "step" && item.step_id !== null ? item.step_id : "step",
    runId: item.run_id,
    event: run.event,
    steps: steps.finished,
    attempt: item.attempt,
    maxAttempts: maxAttempts(fn.config),
    planOnly: steps.pending,
  };
}

async function startedRun(engine: Engine, runId: string): Promise<RunRow | undefined> {
  const now = engine.clock.now().getTime();
  const [run] = await engine.database<RunRow[]>`
    WITH begun AS (
      UPDATE inngest.runs SET status = 'running', started_at = ${now} WHERE id = ${runId} AND status = 'queued'
    )
    SELECT function_id, event, coalesce(started_at, ${now}) AS started_at FROM inngest.runs
    WHERE id = ${runId} AND status IN ('queued', 'running')`;
  return run;
}

/** Asked for before each call, so that a server killed in between cannot leave the run without its limit. */
async function limitRun(engine: Engine, runId: string, runAt: Date): Promise<void> {
  await transact(engine.database, (sql) => enqueueTimer(sql, { runId, kind: "finish-timeout", runAt }));
}

/** A run's finished steps in the order in which they finished, and whether others are under way. */
export async function readSteps(
  sql: Sql,
  runId: string,
): Promise<{ finished: Call["steps"]; pending: boolean }> {
  const rows = await sql<{ step_id: string; result: StepResult | null }[]>`
    SELECT step_id, result FROM inngest.steps WHERE run_id = ${runId} ORDER BY position NULLS LAST`;
  return {
    finished: rows.flatMap((row) => (row.result ? [{ stepId: row.step_id, result: row.result }] : [])),
    pending: rows.some((row) => row.result === null),
  };
}
