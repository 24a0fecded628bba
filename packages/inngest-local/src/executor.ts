import { applyOpcode } from "./apply-opcodes.ts";
import { redeliveryDelayMs, retryDelayMs } from "./backoff.ts";
import { type Transaction, transact } from "./database.ts";
import { dispatch } from "./dispatch.ts";
import { parseDurationMs } from "./duration.ts";
import type { Engine } from "./engine.ts";
import { type Answer, type Call, callFunction } from "./function-call.ts";
import type { JsonObject } from "./json.ts";
import type { Opcode } from "./opcodes.ts";
import {
  continueItem,
  enqueueDiscovery,
  finishItem,
  lockOwnItem,
  postponeItem,
  type QueueItem,
} from "./queue.ts";
import { loadCall } from "./run-state.ts";
import { endRun, finishStep, lockLiveRun, type Run, type RunEnd } from "./runs.ts";
import { expireTimer } from "./timers.ts";

/** What follows a settled answer: the same item is called again at once, or the item is done with for now. */
type Next = "call-again" | "done";

type Failure = { error: JsonObject; retriable: boolean; retryAfter: string | undefined };

/**
 * Works on one leased queue item.
 *
 * A function advances by calls. Each call gets the results so far and answers with what it found next; the answer
 * and what follows from it are stored in one transaction that also holds the item's lease, so that of two
 * servers only one can settle it, and a server killed before that leaves the item to be called again:
 *
 *     leased → call ─ undelivered ──→ postponed, the try does not count
 *                   ├ failed ───────→ postponed with backoff, or the run (or the planned step) fails
 *                   ├ completed ────→ the run ends
 *                   └ reported ─────→ finished steps are memoised: call again
 *                                     planned ones are queued: done until one of them finishes
 */
export async function execute(engine: Engine, item: QueueItem, closing: AbortSignal): Promise<void> {
  if (item.kind !== "discover" && item.kind !== "step") return await expireTimer(engine, item);
  let current = item;
  for (;;) {
    const call = await loadCall(engine, current);
    if (!call) return;
    const answer = await callFunction(engine, call, closing);
    if (closing.aborted && answer.kind === "undelivered") return await release(engine, current);
    if ((await settle(engine, current, call, answer)) === "done") return;
    current = { ...current, attempt: 0, undelivered: 0 };
  }
}

async function release(engine: Engine, item: QueueItem): Promise<void> {
  await postponeItem(engine.database, item, { ...item, runAt: engine.clock.now() });
}

async function settle(engine: Engine, item: QueueItem, call: Call, answer: Answer): Promise<Next> {
  if (answer.kind === "undelivered" && item.undelivered < engine.settings.maxUndelivered) {
    engine.logger.warn(
      { runId: item.run_id, reason: answer.reason, failures: item.undelivered + 1 },
      "function not reached",
    );
    const runAt = new Date(engine.clock.now().getTime() + redeliveryDelayMs(item.undelivered));
    await postponeItem(engine.database, item, {
      attempt: item.attempt,
      undelivered: item.undelivered + 1,
      runAt,
    });
    return "done";
  }
  const next = await transact(engine.database, async (sql): Promise<Next> => {
    // Sent together, taken in this order.
    const [run, own] = await Promise.all([lockLiveRun(sql, item.run_id), lockOwnItem(sql, item)]);
    // The run was cancelled, or another server took over after our lease had expired: its word counts.
    if (!run || !own) return "done";
    switch (answer.kind) {
      case "undelivered": {
        const error = { name: "Error", message: `The app could not be reached: ${answer.reason}` };
        return await settleFailure(engine, sql, run, item, call, {
          error,
          retriable: true,
          retryAfter: undefined,
        });
      }
      case "failed":
        return await settleFailure(engine, sql, run, item, call, answer);
      case "completed":
        return await settleEnd(engine, sql, run, { status: "completed", output: answer.output });
      case "reported":
        return await settleReport(engine, sql, run, item, call, answer.ops, answer.retryAfter, own.again);
    }
  });
  if (next === "done") engine.wake();
  return next;
}

async function settleReport(
  engine: Engine,
  sql: Transaction,
  run: Run,
  item: QueueItem,
  call: Call,
  ops: Opcode[],
  retryAfter: string | undefined,
  again: boolean,
): Promise<Next> {
  const complete = ops.find((op) => op.op === "RunComplete");
  if (complete) return await settleEnd(engine, sql, run, { status: "completed", output: complete.data });
  if (item.kind === "step" && !ops.some((op) => op.id === item.step_id)) {
    const error = { name: "Error", message: "The function did not answer for the step it was asked to run" };
    return await settleFailure(engine, sql, run, item, call, { error, retriable: true, retryAfter });
  }
  const failed = ops.find((op) => op.op === "StepError");
  if (failed && item.attempt + 1 < call.maxAttempts) {
    await retryLater(engine, sql, item, retryAfter);
    return "done";
  }
  let finishedSome = false;
  for (const op of ops) finishedSome = (await applyOpcode(engine, sql, run, op)) || finishedSome;
  if (item.kind === "discover" && finishedSome) {
    await continueItem(sql, item, engine.settings.leaseMs);
    return "call-again";
  }
  await finishItem(sql, item, again, engine.clock.now());
  if (finishedSome) await enqueueDiscovery(sql, run.id, engine.clock.now());
  return "done";
}

/** A failed call is tried again until its tries are used up; then a planned step fails alone, else the run. */
async function settleFailure(
  engine: Engine,
  sql: Transaction,
  run: Run,
  item: QueueItem,
  call: Call,
  { error, retriable, retryAfter }: Failure,
): Promise<Next> {
  if (retriable && item.attempt + 1 < call.maxAttempts) {
    await retryLater(engine, sql, item, retryAfter);
    return "done";
  }
  if (item.kind === "step" && item.step_id !== null) {
    await finishStep(
      engine,
      sql,
      { runId: run.id, stepId: item.step_id, op: "StepFailed", name: item.step_id },
      { type: "error", error },
    );
    await finishItem(sql, item, false, engine.clock.now());
    await enqueueDiscovery(sql, run.id, engine.clock.now());
    return "done";
  }
  return await settleEnd(engine, sql, run, { status: "failed", output: error });
}

async function settleEnd(engine: Engine, sql: Transaction, run: Run, end: RunEnd): Promise<Next> {
  await dispatch(engine, sql, await endRun(engine, sql, run, end));
  engine.logger.debug({ runId: run.id, functionId: run.function_id, status: end.status }, "run ended");
  return "done";
}

async function retryLater(
  engine: Engine,
  sql: Transaction,
  item: QueueItem,
  retryAfter: string | undefined,
): Promise<void> {
  const now = engine.clock.now();
  const asked = retryAfter === undefined ? undefined : readRetryAfter(retryAfter, now);
  const runAt = asked ?? new Date(now.getTime() + retryDelayMs(item.attempt, engine.settings.retryBaseMs));
  await postponeItem(sql, item, { attempt: item.attempt + 1, undelivered: 0, runAt });
}

/** `Retry-After`: seconds, a time string, or a date; undefined when it is none of these. */
function readRetryAfter(text: string, now: Date): Date | undefined {
  if (/^\d+(\.\d+)?$/.test(text)) return new Date(now.getTime() + Number(text) * 1000);
  const date = new Date(text);
  if (!Number.isNaN(date.getTime())) return date;
  try {
    return new Date(now.getTime() + parseDurationMs(text));
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
