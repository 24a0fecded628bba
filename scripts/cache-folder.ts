import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { runRecordName } from "./paths.ts";

/** Empties a cache folder but for its run record, which the caller holds. */
export function emptyCache(cacheDir: string): void {
  for (const name of readdirSync(cacheDir)) {
    if (name !== runRecordName) rmSync(join(cacheDir, name), { recursive: true, force: true });
  }
}
