import type { Sql } from "./database.ts";
import type { JsonValue } from "./json.ts";
import type { StepResult } from "./runs.ts";

type RunRow = {
  id: string;
  function_id: string;
  event_id: string;
  status: keyof typeof statusNames;
  output: JsonValue;
  created_at: number;
  started_at: number | null;
  ended_at: number | null;
};

/** Inngest's public API knows no separate name for a run that has not begun. */
const statusNames = {
  queued: "Running",
  running: "Running",
  completed: "Completed",
  failed: "Failed",
  cancelled: "Cancelled",
} as const;

export type RunView = {
  run_id: string;
  function_id: string;
  event_id: string;
  status: (typeof statusNames)[keyof typeof statusNames];
  /** The return value, or the error of a failed run. */
  output: JsonValue;
  queued_at: string;
  run_started_at: string | null;
  ended_at: string | null;
};

export type StepView = {
  id: string;
  name: string;
  op: string;
  status: "Pending" | "Completed" | "Failed";
  output: JsonValue;
};

const mostRuns = 1_000;

/** Runs an event started, by the id given on sending or the sender's own; undefined when there is no such event. */
export async function runsOfEvent(sql: Sql, eventId: string): Promise<RunView[] | undefined> {
  const events = await sql<{ id: string }[]>`
    SELECT id FROM inngest.events WHERE id = ${eventId} OR public_id = ${eventId} LIMIT 100`;
  if (events.length === 0) return undefined;
  const rows = await sql<RunRow[]>`
    SELECT id, function_id, event_id, status, output, created_at, started_at, ended_at FROM inngest.runs
    WHERE event_id = ANY (${events.map((event) => event.id)}) ORDER BY id LIMIT ${mostRuns}`;
  return rows.map(viewOf);
}

/** One run with its steps in the order in which they finished, those under way last. */
export async function runById(
  sql: Sql,
  runId: string,
): Promise<(RunView & { steps: StepView[] }) | undefined> {
  const [row] = await sql<RunRow[]>`
    SELECT id, function_id, event_id, status, output, created_at, started_at, ended_at FROM inngest.runs WHERE id = ${runId}`;
  if (!row) return undefined;
  const steps = await sql<{ step_id: string; name: string; op: string; result: StepResult | null }[]>`
    SELECT step_id, name, op, result FROM inngest.steps WHERE run_id = ${runId} ORDER BY position NULLS LAST, started_at`;
  return { ...viewOf(row), steps: steps.map(stepView) };
}

function viewOf(row: RunRow): RunView {
  return {
    run_id: row.id,
    function_id: row.function_id,
    event_id: row.event_id,
    status: statusNames[row.status],
    output: row.output,
    queued_at: new Date(row.created_at).toISOString(),
    run_started_at: row.started_at === null ? null : new Date(row.started_at).toISOString(),
    ended_at: row.ended_at === null ? null : new Date(row.ended_at).toISOString(),
  };
}

function stepView(row: { step_id: string; name: string; op: string; result: StepResult | null }): StepView {
  const common = { id: row.step_id, name: row.name, op: row.op };
  if (row.result === null) return { ...common, status: "Pending", output: null };
  if (row.result.type === "error") return { ...common, status: "Failed", output: row.result.error };
  return { ...common, status: "Completed", output: row.result.data };
}
