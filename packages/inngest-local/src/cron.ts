import { newId } from "@drivopay/runtime/ids";
import { type Transaction, transact } from "./database.ts";
import type { Engine } from "./engine.ts";
import { type FunctionConfig, parseCron } from "./function-config.ts";
import { type Loop, startLoop } from "./loop.ts";
import { createRuns, storeEvents } from "./runs.ts";

/** Longest a schedule registered through another server stays unnoticed. */
const pollMs = 1_000;

/** Makes the stored schedules those of the registered functions; a schedule that stays keeps its next time. */
export async function scheduleCrons(
  sql: Transaction,
  appId: string,
  functions: FunctionConfig[],
  now: Date,
): Promise<void> {
  const wanted = functions.flatMap((fn) =>
    fn.triggers.flatMap((trigger) => ("cron" in trigger ? [{ functionId: fn.id, cron: trigger.cron }] : [])),
  );
  const stored = await sql<{ function_id: string; cron: string }[]>`
    SELECT function_id, cron FROM inngest.cron_schedules JOIN inngest.functions ON id = function_id WHERE app_id = ${appId}`;
  for (const old of stored) {
    if (wanted.some((schedule) => schedule.functionId === old.function_id && schedule.cron === old.cron))
      continue;
    await sql`DELETE FROM inngest.cron_schedules WHERE function_id = ${old.function_id} AND cron = ${old.cron}`;
  }
  for (const { functionId, cron } of wanted) {
    const nextAt = parseCron(cron).nextRun(now);
    if (!nextAt) continue;
    await sql`
      INSERT INTO inngest.cron_schedules (function_id, cron, next_at) VALUES (${functionId}, ${cron}, ${nextAt.getTime()})
      ON CONFLICT DO NOTHING`;
  }
}

/**
 * Starts a run for each schedule that is due, once among all servers. Ticks missed while no server ran, or jumped
 * over by a moved clock, are made up for by a single run.
 */
async function runDueCrons(engine: Engine): Promise<void> {
  await transact(engine.database, async (sql) => {
    const now = engine.clock.now();
    const due = await sql<{ function_id: string; cron: string; next_at: number }[]>`
      SELECT function_id, cron, next_at FROM inngest.cron_schedules
      WHERE next_at <= ${now.getTime()} ORDER BY next_at LIMIT 100 FOR UPDATE SKIP LOCKED`;
    for (const { function_id: functionId, cron, next_at: tickAt } of due) {
      const nextAt = parseCron(cron).nextRun(now);
      if (nextAt) {
        await sql`
          UPDATE inngest.cron_schedules SET next_at = ${nextAt.getTime()}
          WHERE function_id = ${functionId} AND cron = ${cron}`;
      } else {
        await sql`DELETE FROM inngest.cron_schedules WHERE function_id = ${functionId} AND cron = ${cron}`;
      }
      await startTick(engine, sql, functionId, cron, tickAt);
    }
  });
  engine.wake();
}

/** Keeps schedules going, also when the clock is moved. */
export function startCrons(engine: Engine): Loop {
  const loop = startLoop("cron", engine.logger, async () => {
    const [next] = await engine.database<{ next_at: number | null }[]>`
      SELECT min(next_at) AS next_at FROM inngest.cron_schedules`;
    if (next?.next_at == null) return pollMs;
    const waitMs = next.next_at - engine.clock.now().getTime();
    if (waitMs > 0) return Math.min(pollMs, waitMs);
    await runDueCrons(engine);
    return 0;
  });
  engine.clock.onAdvance(loop.wake);
  return loop;
}

async function startTick(
  engine: Engine,
  sql: Transaction,
  functionId: string,
  cron: string,
  tickAt: number,
): Promise<void> {
  const fn = engine.registry.functionById(functionId);
  if (!fn?.active) return;
  const id = newId();
  const payload = { id, name: "inngest/scheduled.timer", data: { cron }, ts: tickAt };
  await storeEvents(engine, sql, [{ id, payload }]);
  await createRuns(engine, sql, [{ fn, event: { id, payload } }]);
}
