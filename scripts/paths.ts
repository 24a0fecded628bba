import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's root folder. */
export const repoRoot = dirname(dirname(fileURLToPath(import.meta.url)));

/** A path below the repository's root. */
export function inRepo(...parts: string[]): string {
  return join(repoRoot, ...parts);
}
