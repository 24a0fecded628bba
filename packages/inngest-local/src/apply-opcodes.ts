import { newId } from "@drivopay/runtime/ids";
import type { Transaction } from "./database.ts";
import { parseDeadline } from "./duration.ts";
import type { Engine } from "./engine.ts";
import { type EventPayload, functionInvoked, type StoredEvent } from "./event.ts";
import { checkExpression } from "./expressions.ts";
import { errorObject, type Opcode } from "./opcodes.ts";
import { enqueueStep, enqueueTimer } from "./queue.ts";
import { createRuns, finishStep, type Run, type StepResult, storeEvents } from "./runs.ts";

type Op<Name extends Opcode["op"]> = Extract<Opcode, { op: Name }>;

/** Memoises what has finished and queues what was planned. Returns whether any step got its result now. */
export async function applyOpcode(engine: Engine, sql: Transaction, run: Run, op: Opcode): Promise<boolean> {
  switch (op.op) {
    case "StepRun":
    case "Step":
      await finish(engine, sql, run, op, { type: "data", data: op.data });
      return true;
    case "StepError":
    case "StepFailed":
      await finish(engine, sql, run, op, { type: "error", error: errorObject(op.error) });
      return true;
    case "StepPlanned":
      if (await plan(engine, sql, run, op)) await enqueueStep(sql, run.id, op.id, engine.clock.now());
      return false;
    case "Sleep":
    case "WaitForEvent":
    case "InvokeFunction":
      return await planAndRefuseMistakes(engine, sql, run, op);
    case "DiscoveryRequest":
    case "RunComplete":
      return true;
  }
}

/** What a step asks for may be unusable (a date, an expression, a function): the step fails, the function may catch it. */
async function planAndRefuseMistakes(
  engine: Engine,
  sql: Transaction,
  run: Run,
  op: Op<"Sleep" | "WaitForEvent" | "InvokeFunction">,
): Promise<boolean> {
  const mistake = mistakeIn(engine, op);
  if (mistake !== undefined) {
    await finish(engine, sql, run, op, { type: "error", error: { name: "Error", message: mistake } });
    return true;
  }
  if (!(await plan(engine, sql, run, op))) return false;
  if (op.op === "Sleep") await startSleep(engine, sql, run, op);
  else if (op.op === "WaitForEvent") await startWait(engine, sql, run, op);
  else return await startInvocation(engine, sql, run, op);
  return false;
}

function mistakeIn(engine: Engine, op: Op<"Sleep" | "WaitForEvent" | "InvokeFunction">): string | undefined {
  const now = engine.clock.now();
  try {
    if (op.op === "Sleep") parseDeadline(sleepText(op), now);
    if (op.op === "WaitForEvent") {
      parseDeadline(op.opts.timeout, now);
      if (op.opts.if) checkExpression(op.opts.if);
    }
    if (op.op === "InvokeFunction") {
      if (op.opts.timeout) parseDeadline(op.opts.timeout, now);
      if (!engine.registry.functionById(op.opts.function_id)?.active) {
        return `Could not find function with ID: ${op.opts.function_id}`;
      }
    }
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function startSleep(engine: Engine, sql: Transaction, run: Run, op: Op<"Sleep">): Promise<void> {
  const runAt = parseDeadline(sleepText(op), engine.clock.now());
  await enqueueTimer(sql, { runId: run.id, kind: "timer", stepId: op.id, runAt });
}

async function startWait(engine: Engine, sql: Transaction, run: Run, op: Op<"WaitForEvent">): Promise<void> {
  await sql`
    INSERT INTO inngest.waits (run_id, step_id, event_name, expression)
    VALUES (${run.id}, ${op.id}, ${op.opts.event ?? op.name ?? ""}, ${op.opts.if ?? null})
    ON CONFLICT DO NOTHING`;
  const runAt = parseDeadline(op.opts.timeout, engine.clock.now());
  await enqueueTimer(sql, { runId: run.id, kind: "timer", stepId: op.id, runAt });
}

/** @returns true when the invoked function did not admit the run, which finishes the step with an error */
async function startInvocation(
  engine: Engine,
  sql: Transaction,
  run: Run,
  op: Op<"InvokeFunction">,
): Promise<boolean> {
  const fn = engine.registry.functionById(op.opts.function_id);
  if (!fn) throw new Error(`Function ${op.opts.function_id} went away`);
  const event = invocationEvent(engine, op);
  await storeEvents(engine, sql, [event]);
  const runs = await createRuns(engine, sql, [{ fn, event, parent: { runId: run.id, stepId: op.id } }]);
  if (runs.length === 0) {
    const message = "The invoked function was not started: its idempotency key or rate limit forbids it";
    await finish(engine, sql, run, op, { type: "error", error: { name: "Error", message } });
    return true;
  }
  if (op.opts.timeout) {
    const runAt = parseDeadline(op.opts.timeout, engine.clock.now());
    await enqueueTimer(sql, { runId: run.id, kind: "invoke-timeout", stepId: op.id, runAt });
  }
  return false;
}

function invocationEvent(engine: Engine, op: Op<"InvokeFunction">): StoredEvent {
  const id = newId();
  const { data, v, meta } = op.opts.payload ?? {};
  const payload: EventPayload = {
    id,
    name: functionInvoked,
    data: data ?? {},
    ts: engine.clock.now().getTime(),
  };
  if (v) payload.v = v;
  if (meta) payload.meta = meta;
  return { id, payload };
}

/** Notes a step that is under way; false when it already was. */
async function plan(engine: Engine, sql: Transaction, run: Run, op: Opcode): Promise<boolean> {
  const planned = await sql`
    INSERT INTO inngest.steps (run_id, step_id, op, name, started_at)
    VALUES (${run.id}, ${op.id}, ${op.op}, ${nameOf(op)}, ${engine.clock.now().getTime()})
    ON CONFLICT DO NOTHING RETURNING 1`;
  return planned.length > 0;
}

async function finish(
  engine: Engine,
  sql: Transaction,
  run: Run,
  op: Opcode,
  result: StepResult,
): Promise<void> {
  await finishStep(engine, sql, { runId: run.id, stepId: op.id, op: op.op, name: nameOf(op) }, result);
}

function nameOf(op: Opcode): string {
  return op.displayName ?? op.name ?? op.id;
}

function sleepText(op: Op<"Sleep">): string {
  return op.opts?.duration ?? op.name ?? "";
}
