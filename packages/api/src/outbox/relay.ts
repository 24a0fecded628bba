import { setTimeout as sleep } from "node:timers/promises";
import type { Session } from "@drivopay/db";
import { counter, gauge } from "@drivopay/runtime/metrics";
import type { Services } from "../services.ts";

const sent = counter("outbox_events_sent_total", "Events that left the outbox", ["event"]);
const failed = counter("outbox_send_failures_total", "Tries to send a batch of events that failed");
const waiting = gauge("outbox_oldest_unsent_seconds", "Age of the oldest event that has not left");

const batchSize = 100;
/** How long the relay rests when nothing wakes it; commits of any process do, through Redis. */
const restMs = 250;
/** How long a relay that was woken waits for what is committed next: one batch costs less than three. */
const gatherMs = 20;
const longestBackoffMs = 10_000;

/** The channel on which a process that committed wakes the relay. */
export const outboxChannel = "outbox";

interface OutboxRow {
  readonly id: string;
  readonly name: string;
  readonly data: Record<string, unknown>;
  readonly live_topics: string[];
  readonly age_seconds: number;
}

/**
 * Carries committed events to the workflows and wakes open pages, for as long as the process lives. Any number of
 * relays share the work. An event may be sent twice, when a relay dies between sending and marking; its id makes
 * the second harmless.
 */
export function startRelay(services: Services): { wake(): void; stop(): Promise<void> } {
  const ended = new AbortController();
  let rested = new AbortController();
  const wake = () => rested.abort();
  const listener = services.redis.duplicate({ enableOfflineQueue: true, maxRetriesPerRequest: null });
  listener.on("error", (err: Error) =>
    services.logger.warn({ err }, "The relay is not being woken and polls"),
  );
  listener.on("message", wake);
  listener
    .subscribe(outboxChannel)
    .catch((err: unknown) => services.logger.warn({ err }, "The relay is not being woken and polls"));

  const run = async () => {
    let failures = 0;
    while (!ended.signal.aborted) {
      rested = new AbortController();
      const outcome = await carryBatch(services);
      failures = outcome === "failed" ? failures + 1 : 0;
      if (outcome === "full") continue;
      const pauseMs = failures === 0 ? restMs : Math.min(restMs * 2 ** failures, longestBackoffMs);
      const until = failures === 0 ? AbortSignal.any([rested.signal, ended.signal]) : ended.signal;
      await sleep(pauseMs, undefined, { signal: until }).catch(() => undefined);
      await sleep(gatherMs, undefined, { signal: ended.signal }).catch(() => undefined);
    }
  };
  const running = run();
  return {
    wake,
    stop: async () => {
      ended.abort();
      await running;
      listener.disconnect();
    },
  };
}

async function carryBatch(services: Services): Promise<"full" | "drained" | "failed"> {
  try {
    const count = await services.db.transact((tx) => carry(services, tx), { quiet: true });
    return count === batchSize ? "full" : "drained";
  } catch (err) {
    failed.inc();
    services.logger.error({ err }, "Events could not leave the outbox; they wait");
    return "failed";
  }
}

/** Pages are nudged first: they read what has committed and need no workflow. */
async function carry(services: Services, { sql }: Session): Promise<number> {
  const rows = await sql<OutboxRow[]>`
    select id, name, data, to_json(live_topics) as live_topics, extract(epoch from now() - created_at)::float8 as age_seconds
    from events.outbox where sent_at is null order by created_at limit ${batchSize} for update skip locked`;
  waiting.set(rows[0]?.age_seconds ?? 0);
  if (rows.length === 0) return 0;
  await services.live.nudge([...new Set(rows.flatMap((row) => row.live_topics))]);
  await services.inngest.send(rows.map(({ id, name, data }) => ({ id, name, data })));
  await sql`update events.outbox set sent_at = now(), attempts = attempts + 1 where id in ${sql(rows.map((row) => row.id))}`;
  for (const row of rows) sent.inc({ event: row.name });
  return rows.length;
}
