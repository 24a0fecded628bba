import { join } from "node:path";
import { migrate } from "@drivopay/db/migrate";
import { emptyCache } from "./cache-folder.ts";
import { freeStackPorts, localEnv, productDatabase } from "./local-env.ts";
import { runRecordFile } from "./paths.ts";
import type { Say } from "./progress.ts";
import { openRunRecord } from "./run-record.ts";
import { ensureDatabase, localPostgresUrl, startPostgres } from "./services/postgres.ts";
import { startRedis } from "./services/redis.ts";
import { createSupervisor } from "./supervise.ts";

/** A Postgres that keeps its promises (fsync on) and a Redis, without the rest of the platform. */
export interface Databases {
  /** The product's settings, with DATABASE_URL and REDIS_URL of these two. */
  readonly env: Readonly<Record<string, string>>;
  readonly ownerUrl: string;
  close(): Promise<void>;
}

/**
 * Starts both on free ports, migrated, with their data in `cacheDir`; what an earlier run left there is forgotten.
 * @throws AlreadyRunningError when `cacheDir` is in use
 */
export async function startDatabases(options: { cacheDir: string; say: Say }): Promise<Databases> {
  const { cacheDir, say } = options;
  const record = await openRunRecord(runRecordFile(cacheDir));
  emptyCache(cacheDir);
  const supervisor = createSupervisor({
    logDir: join(cacheDir, "logs"),
    say,
    record,
    onDeath: (error) => say(error.message),
  });
  const close = async () => {
    await supervisor.stopAll();
    record.close();
  };
  try {
    const ports = await freeStackPorts();
    const { product, ownerUrl, ownerPassword, appPassword } = localEnv({ cacheDir, ports, given: {} });
    const cluster = { dataDir: join(cacheDir, "postgres"), port: ports.postgres, ownerPassword, fsync: true };
    await Promise.all([
      startPostgres(supervisor, cluster),
      startRedis(supervisor, { port: ports.redis, workDir: join(cacheDir, "redis"), say }),
    ]);
    await ensureDatabase(localPostgresUrl(cluster, "postgres"), productDatabase);
    await migrate({ ownerUrl, appPassword });
    return { env: product, ownerUrl, close };
  } catch (error) {
    await close();
    throw error;
  }
}
