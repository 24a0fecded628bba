import { repoRoot } from "../paths.ts";
import { waitForHttp } from "../ready.ts";
import type { ServiceSpec } from "../supervise.ts";

/** The emulators of every provider, with their console page at `/`. */
export function sandboxService(options: { port: number; env: NodeJS.ProcessEnv }): ServiceSpec {
  return {
    name: "sandbox",
    command: process.execPath,
    args: ["packages/sandbox/src/main.ts"],
    cwd: repoRoot,
    env: options.env,
    ready: (signal) => waitForHttp(`http://127.0.0.1:${options.port}/`, { signal }),
  };
}
