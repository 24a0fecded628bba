import { inRepo } from "./paths.ts";
import type { Say } from "./progress.ts";
import { findOnPath, installSystemPackages } from "./system-packages.ts";
import { runTool } from "./tools.ts";

const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
const packages = ["chromium", "fonts-noto-core", "fonts-liberation"];

/**
 * Finds a Chromium, or brings one.
 * @returns its path; empty when it is the one Playwright keeps and finds by itself
 */
export async function chromiumPath(options: { say: Say; signal: AbortSignal }): Promise<string> {
  const given = process.env.CHROMIUM_PATH || findOnPath(names);
  if (given) return given;
  if (await installSystemPackages(packages, options.say)) {
    const installed = findOnPath(names);
    if (installed) return installed;
  }
  options.say("fetching Playwright's Chromium");
  const playwright = inRepo("e2e", "node_modules", ".bin", "playwright");
  const code = await runTool({ command: playwright, args: ["install", "chromium"], signal: options.signal });
  if (code !== 0) throw new Error("no Chromium was found and none could be fetched: set CHROMIUM_PATH");
  return "";
}
