import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's root folder. */
export const repoRoot = dirname(dirname(fileURLToPath(import.meta.url)));

/** A path below the repository's root. */
export function inRepo(...parts: string[]): string {
  return join(repoRoot, ...parts);
}

/** The data of `npm start`; LOCAL_DATA_DIR gives a second platform a place of its own. */
export const localCacheDir = process.env.LOCAL_DATA_DIR ?? inRepo(".cache", "local");
/** The data of the stack the browser tests run against. */
export const e2eCacheDir = inRepo(".cache", "e2e");
/** The data of the benchmarks. */
export const benchCacheDir = inRepo(".cache", "bench");
/** The data of the platform whose pages are measured. */
export const benchWebCacheDir = inRepo(".cache", "bench-web");
/** What the integration tests have started, a file per run. */
export const testRecordsDir = inRepo(".cache", "test-services");

/** The run record of the stack that uses a cache folder. */
export function runRecordFile(cacheDir: string): string {
  return join(cacheDir, runRecordName);
}

/** Its name, for those who empty the folder. */
export const runRecordName = "run.json";
