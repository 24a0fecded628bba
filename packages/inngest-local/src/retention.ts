import type { Database } from "./database.ts";
import type { Engine } from "./engine.ts";
import { type Loop, startLoop } from "./loop.ts";

const everyMs = 10 * 60 * 1000;
const batchSize = 1_000;
const dayMs = 24 * 60 * 60 * 1000;

/** Forgets ended runs and their events after `retentionMs`; live runs are never touched. */
export function startRetention(engine: Engine, retentionMs: number): Loop {
  return startLoop("retention", engine.logger, async () => {
    const now = engine.clock.now().getTime();
    const deleted = await prune(engine.database, now - retentionMs, now - Math.max(retentionMs, dayMs));
    return deleted === 0 ? everyMs : 0;
  });
}

async function prune(database: Database, before: number, keysBefore: number): Promise<number> {
  const counts = await Promise.all([
    database`DELETE FROM inngest.runs WHERE id IN (
      SELECT id FROM inngest.runs WHERE ended_at < ${before} LIMIT ${batchSize})`,
    database`DELETE FROM inngest.events WHERE id IN (
      SELECT id FROM inngest.events WHERE received_at < ${before} LIMIT ${batchSize})`,
    database`DELETE FROM inngest.event_dedupe WHERE dedupe_id IN (
      SELECT dedupe_id FROM inngest.event_dedupe WHERE seen_at < ${keysBefore} LIMIT ${batchSize})`,
    database`DELETE FROM inngest.admissions WHERE ctid IN (
      SELECT ctid FROM inngest.admissions WHERE admitted_at < ${keysBefore} LIMIT ${batchSize})`,
  ]);
  return counts.reduce((sum, result) => sum + result.count, 0);
}
