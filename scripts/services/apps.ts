import { createRequire } from "node:module";
import type { StackPorts } from "../local-env.ts";
import { inRepo, repoRoot } from "../paths.ts";
import { waitForHttp } from "../ready.ts";
import type { ServiceSpec } from "../supervise.ts";

/**
 * What Node is started with to run the bundle of api-worker: little memory, which it would otherwise take as long as
 * there is any. Reading the bundle's source map at its start alone costs 200 MiB.
 */
export function apiWorkerArguments(file: string): string[] {
  return ["--max-old-space-size=192", "--max-semi-space-size=16", file];
}

/**
 * Node's threads share two heaps of the C library; each would have one of its own, and would keep there what it freed:
 * 30 MiB more.
 */
export const apiWorkerHeaps = { MALLOC_ARENA_MAX: "2" };

/** The API and the workflows, as bundled in `file`. */
export function apiWorkerService(options: {
  file: string;
  ports: StackPorts;
  env: NodeJS.ProcessEnv;
}): ServiceSpec {
  const { api, metrics } = options.ports;
  return {
    name: "api-worker",
    command: process.execPath,
    args: apiWorkerArguments(options.file),
    cwd: repoRoot,
    env: { ...options.env, ...apiWorkerHeaps, PORT: String(api), METRICS_PORT: String(metrics) },
    restart: true,
    stopTimeoutMs: 20_000,
    ready: (signal) => waitForHttp(`http://127.0.0.1:${api}/health/ready`, { signal }),
  };
}

/** One of the two Next apps, built before. `url` is the address people use; next-auth makes its links from it. */
export function webService(options: {
  app: "driver-web" | "admin";
  port: number;
  url: string;
  env: NodeJS.ProcessEnv;
}): ServiceSpec {
  const cwd = inRepo("apps", options.app);
  return {
    name: options.app,
    command: process.execPath,
    args: [
      createRequire(inRepo("apps", options.app, "package.json")).resolve("next/dist/bin/next"),
      ...["start", "--port", String(options.port), "--hostname", "127.0.0.1"],
    ],
    cwd,
    env: {
      ...options.env,
      PORT: String(options.port),
      NEXTAUTH_URL: options.url,
      NEXT_TELEMETRY_DISABLED: "1",
    },
    ready: (signal) => waitForHttp(`http://127.0.0.1:${options.port}/`, { signal }),
  };
}
