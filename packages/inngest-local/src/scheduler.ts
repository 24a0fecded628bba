import type { Engine } from "./engine.ts";
import { execute } from "./executor.ts";
import { startLoop } from "./loop.ts";
import { leaseItems, nextDueAt, type QueueItem, renewLeases } from "./queue.ts";

export interface Scheduler {
  /** Looks at the queue now; called after every commit that may have queued something. */
  wake(): void;
  inFlight(): number;
  /** Stops taking work, gives calls under way `graceMs` to finish, then abandons them to be called again. */
  close(graceMs: number): Promise<void>;
}

/** Longest the queue stays unlooked at: covers work queued by another server on the same database. */
const pollMs = 1_000;

/** Takes due work as soon as there is room for it. Woken by commits; timers and polling only fill the gaps. */
export function startScheduler(engine: Engine): Scheduler {
  const working = new Map<QueueItem, Promise<void>>();
  const aborter = new AbortController();

  const loop = startLoop("the queue", engine.logger, async () => {
    for (;;) {
      const room = engine.settings.maxInFlight - working.size;
      if (room <= 0) return pollMs;
      const items = await leaseItems(engine.database, engine.clock.now(), room, engine.settings.leaseMs);
      for (const item of items) working.set(item, work(item));
      if (items.length < room) return await untilNextDueMs(engine);
    }
  });

  async function work(item: QueueItem): Promise<void> {
    try {
      await execute(engine, item, aborter.signal);
    } catch (error) {
      // The item keeps its lease until that expires, and is then taken up again.
      engine.logger.error({ err: error, runId: item.run_id }, "work on a run broke off");
    } finally {
      working.delete(item);
      loop.wake();
    }
  }

  const renewing = setInterval(() => {
    if (working.size === 0) return;
    renewLeases(engine.database, [...working.keys()], engine.settings.leaseMs).catch((error: unknown) =>
      engine.logger.error({ err: error }, "leases could not be renewed"),
    );
  }, engine.settings.leaseMs / 3);
  const stopListening = engine.clock.onAdvance(loop.wake);

  return {
    wake: loop.wake,
    inFlight: () => working.size,
    async close(graceMs) {
      stopListening();
      await loop.close();
      const grace = setTimeout(() => aborter.abort(), graceMs);
      await Promise.allSettled(working.values());
      clearTimeout(grace);
      clearInterval(renewing);
    },
  };
}

async function untilNextDueMs(engine: Engine): Promise<number> {
  const due = await nextDueAt(engine.database);
  if (!due) return pollMs;
  // Due but not taken means its concurrency key is full: the end of a call wakes the loop, not this timer.
  const waitMs = due.getTime() - engine.clock.now().getTime();
  return waitMs > 0 ? Math.min(pollMs, waitMs) : pollMs;
}
