import { type Sql, transact } from "./database.ts";
import { parseDurationMs } from "./duration.ts";
import type { Engine } from "./engine.ts";
import type { EventPayload } from "./event.ts";
import type { Call } from "./function-call.ts";
import { maxAttempts } from "./function-config.ts";
import { enqueueTimer, type QueueItem } from "./queue.ts";
import type { StepResult } from "./runs.ts";

type RunRow = { function_id: string; event: EventPayload; status: string };

/** What the next call for this item must carry; undefined when the run has ended meanwhile. */
export async function loadCall(engine: Engine, item: QueueItem): Promise<Call | undefined> {
  const [[run], steps] = await Promise.all([
    engine.database<RunRow[]>`
      SELECT function_id, event, status FROM inngest.runs WHERE id = ${item.run_id} AND status IN ('queued', 'running')`,
    readSteps(engine.database, item.run_id),
  ]);
  if (!run) return undefined;
  const fn = engine.registry.functionById(run.function_id);
  if (!fn) throw new Error(`Function ${run.function_id} of run ${item.run_id} is not registered`);
  if (run.status === "queued") await markStarted(engine, item.run_id, fn.config.timeouts?.finish);
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

async function markStarted(
  engine: Engine,
  runId: string,
  finishLimit: string | null | undefined,
): Promise<void> {
  const now = engine.clock.now();
  const mark = (sql: Sql) => sql`
    UPDATE inngest.runs SET status = 'running', started_at = ${now.getTime()} WHERE id = ${runId} AND status = 'queued'`;
  if (!finishLimit) {
    await mark(engine.database);
    return;
  }
  const runAt = new Date(now.getTime() + parseDurationMs(finishLimit));
  await transact(engine.database, async (sql) => {
    await mark(sql);
    await enqueueTimer(sql, { runId, kind: "finish-timeout", runAt });
  });
}
