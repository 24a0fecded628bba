import { transact } from "./database.ts";
import { dispatch } from "./dispatch.ts";
import type { Engine } from "./engine.ts";
import { finishItem, lockOwnItem, type QueueItem } from "./queue.ts";
import { endRun, lockLiveRun, resolveStep, type StepResult } from "./runs.ts";

/** Acts on a timer that has gone off; one whose step or run has finished meanwhile is simply taken away. */
export async function expireTimer(engine: Engine, item: QueueItem): Promise<void> {
  await transact(engine.database, async (sql) => {
    const run = await lockLiveRun(sql, item.run_id);
    if (!run || !(await lockOwnItem(sql, item))) return;
    await finishItem(sql, item, false, engine.clock.now());
    if (item.step_id !== null) {
      await resolveStep(engine, sql, run.id, item.step_id, resultOf(item));
    } else if (item.kind === "finish-timeout" || run.status === "queued") {
      await dispatch(engine, sql, await endRun(engine, sql, run, { status: "cancelled" }));
    }
  });
  engine.wake();
}

function resultOf(item: QueueItem): StepResult {
  if (item.kind !== "invoke-timeout") return { type: "data", data: null };
  return {
    type: "error",
    error: {
      name: "InngestInvokeTimeoutError",
      message: "Timed out waiting for the invoked function to complete",
    },
  };
}
