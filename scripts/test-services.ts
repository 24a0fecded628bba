import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrate } from "@drivopay/db/migrate";
import type {} from "@drivopay/db/test-database";
import type { TestProject } from "vitest/node";
import { bundleApiWorker } from "./bundle.ts";
import { testRecordsDir } from "./paths.ts";
import { sayNothing } from "./progress.ts";
import { freePorts } from "./ready.ts";
import { clearStaleRecords, openRunRecord } from "./run-record.ts";
import { ensureDatabase, localPostgresUrl, startPostgres } from "./services/postgres.ts";
import { startRedis } from "./services/redis.ts";
import { createSupervisor } from "./supervise.ts";

const templateName = "drivopay_template";

/**
 * Vitest's global set-up for the integration tests: one throw-away Postgres with a migrated template database, and one
 * Redis. Tests take a database of their own by `createTestDatabase()` of `@drivopay/db/test-database`.
 */
export default async function setUpTestServices(project: TestProject): Promise<() => Promise<void>> {
  await clearStaleRecords(testRecordsDir);
  const folder = mkdtempSync(join(tmpdir(), "drivopay-test-"));
  chmodSync(folder, 0o755); // the postgres user must be able to enter it
  const record = await openRunRecord(join(testRecordsDir, `${process.pid}.json`), { tempDir: folder });
  const supervisor = createSupervisor({
    logDir: join(folder, "logs"),
    say: sayNothing,
    record,
    onDeath: fail,
  });
  const close = async () => {
    await supervisor.stopAll();
    record.close();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const ownerPassword = randomBytes(9).toString("base64url");
    const appPassword = randomBytes(9).toString("base64url");
    const [postgresPort = 0, redisPort = 0] = await freePorts(2);
    const cluster = {
      dataDir: join(folder, "postgres"),
      port: postgresPort,
      ownerPassword,
      fsync: false,
    };
    const [apiWorkerFile] = await Promise.all([
      bundleApiWorker(join(folder, "api-worker.mjs")),
      startPostgres(supervisor, cluster),
      startRedis(supervisor, { port: redisPort, workDir: join(folder, "redis"), say: sayNothing }),
    ]);
    const ownerUrl = localPostgresUrl(cluster, "postgres");
    await ensureDatabase(ownerUrl, templateName);
    await migrate({ ownerUrl: localPostgresUrl(cluster, templateName), appPassword });
    project.provide("ownerUrl", ownerUrl);
    project.provide("templateName", templateName);
    project.provide("appPassword", appPassword);
    project.provide("redisUrl", `redis://127.0.0.1:${redisPort}`);
    project.provide("apiWorkerFile", apiWorkerFile);
  } catch (error) {
    await close();
    throw error;
  }
  return close;
}

/** A database that died under the tests makes every later failure meaningless: say the real reason. */
function fail(error: Error): void {
  process.stderr.write(`${error.message}\n`);
}
