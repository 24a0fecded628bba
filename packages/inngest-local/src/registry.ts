import { createHash } from "node:crypto";
import type { Clock } from "@drivopay/runtime/clock";
import type { Logger } from "@drivopay/runtime/logger";
import { scheduleCrons } from "./cron.ts";
import { type Database, json, transact } from "./database.ts";
import { type FunctionConfig, functionConfig, type Registration } from "./function-config.ts";

export type RegisteredFunction = {
  id: string;
  appId: string;
  url: string;
  active: boolean;
  config: FunctionConfig;
};
export type CancelRule = NonNullable<FunctionConfig["cancel"]>[number] & { functionId: string };
export type EventTrigger = { fn: RegisteredFunction; expression: string | undefined };

const channel = "inngest_registry";

/** What apps have registered, kept in memory for the hot path and re-read when any process registers. */
export interface Registry {
  functionById(id: string): RegisteredFunction | undefined;
  triggersOf(eventName: string): EventTrigger[];
  cancelRulesOf(eventName: string): CancelRule[];
  functionCount(): number;
  /**
   * Stores an app's functions; those it no longer names stop being triggered, their live runs go on.
   * @returns whether anything changed
   */
  register(registration: Registration): Promise<boolean>;
  close(): Promise<void>;
}

export async function openRegistry(database: Database, clock: Clock, logger: Logger): Promise<Registry> {
  let functions = new Map<string, RegisteredFunction>();
  let reading: Promise<void> = Promise.resolve();
  const read = async () => {
    functions = await readFunctions(database);
  };
  // One after another, whatever became of the one before: an older reading must not overwrite a newer one.
  const reload = () => {
    reading = reading.then(read, read);
    return reading;
  };
  const reloadOnNotice = () => {
    reload().catch((error: unknown) => logger.error({ err: error }, "the registry could not be read"));
  };
  // The second call-back runs on each (re)connection: a notice may have been missed in between.
  const listening = await database.listen(channel, reloadOnNotice, reloadOnNotice);
  await reload();
  const active = () => [...functions.values()].filter((fn) => fn.active);

  return {
    functionById: (id) => functions.get(id),
    functionCount: () => active().length,
    triggersOf: (eventName) =>
      active().flatMap((fn) =>
        fn.config.triggers.flatMap((trigger) =>
          "event" in trigger && namesEvent(trigger.event, eventName)
            ? [{ fn, expression: trigger.expression ?? undefined }]
            : [],
        ),
      ),
    cancelRulesOf: (eventName) =>
      [...functions.values()].flatMap((fn) =>
        (fn.config.cancel ?? [])
          .filter((rule) => rule.event === eventName)
          .map((rule) => ({ ...rule, functionId: fn.id })),
      ),
    async register(registration) {
      const changed = await store(database, clock, registration);
      if (changed) {
        await reload();
        await database.notify(channel, registration.appId);
      }
      return changed;
    },
    close: () => listening.unlisten(),
  };
}

/** A trigger names one event, or with a trailing `*` all events that begin so. */
function namesEvent(triggerName: string, eventName: string): boolean {
  return triggerName.endsWith("*")
    ? eventName.startsWith(triggerName.slice(0, -1))
    : triggerName === eventName;
}

async function readFunctions(database: Database): Promise<Map<string, RegisteredFunction>> {
  const rows = await database<
    { id: string; app_id: string; url: string; active: boolean; config: unknown }[]
  >`
    SELECT id, app_id, url, active, config FROM inngest.functions`;
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        appId: row.app_id,
        url: row.url,
        active: row.active,
        config: functionConfig.parse(row.config),
      },
    ]),
  );
}

async function store(
  database: Database,
  clock: Clock,
  { appId, url, functions }: Registration,
): Promise<boolean> {
  const checksum = createHash("sha256")
    .update(JSON.stringify([url, functions]))
    .digest("hex");
  const now = clock.now();
  return await transact(database, async (sql) => {
    await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`inngest.app:${appId}`}, 0))`;
    const [known] = await sql<{ checksum: string }[]>`SELECT checksum FROM inngest.apps WHERE id = ${appId}`;
    if (known?.checksum === checksum) return false;
    await sql`
      INSERT INTO inngest.apps (id, url, checksum, synced_at) VALUES (${appId}, ${url}, ${checksum}, ${now.getTime()})
      ON CONFLICT (id) DO UPDATE SET url = excluded.url, checksum = excluded.checksum, synced_at = excluded.synced_at`;
    await sql`UPDATE inngest.functions SET active = false WHERE app_id = ${appId}`;
    for (const fn of functions) {
      await sql`
        INSERT INTO inngest.functions (id, app_id, url, config, active)
        VALUES (${fn.id}, ${appId}, ${fn.steps.step.runtime.url}, ${json(sql, fn)}, true)
        ON CONFLICT (id) DO UPDATE
        SET app_id = excluded.app_id, url = excluded.url, config = excluded.config, active = true`;
    }
    await scheduleCrons(sql, appId, functions, now);
    return true;
  });
}
