import { repoRoot } from "../paths.ts";
import { waitForHttp } from "../ready.ts";
import type { ServiceSpec } from "../supervise.ts";
import { findOnPath } from "../system-packages.ts";

/** How to run a local Inngest. */
export interface LocalInngestOptions {
  readonly port: number;
  /** Where it keeps its state. */
  readonly databaseUrl: string;
  /** The product's endpoint it calls. */
  readonly sdkUrl: string;
  readonly eventKey: string;
  readonly signingKey: string;
  readonly env: NodeJS.ProcessEnv;
}

/** Inngest's own server where it is installed, else the one in packages/inngest-local; both in signed mode. */
export function inngestService(options: LocalInngestOptions): ServiceSpec {
  const cli = findOnPath(["inngest-cli", "inngest"]);
  const url = `http://127.0.0.1:${options.port}`;
  const shared = {
    name: "inngest",
    cwd: repoRoot,
    restart: true,
    ready: (signal: AbortSignal) => waitForHttp(`${url}/health`, { timeoutMs: 60_000, signal }),
  };
  if (!cli) {
    return {
      ...shared,
      command: process.execPath,
      args: ["packages/inngest-local/src/main.ts"],
      env: {
        ...options.env,
        INNGEST_LOCAL_PORT: String(options.port),
        INNGEST_LOCAL_DATABASE_URL: options.databaseUrl,
        INNGEST_LOCAL_APP_URLS: options.sdkUrl,
        INNGEST_EVENT_KEY: options.eventKey,
        INNGEST_SIGNING_KEY: options.signingKey,
      },
    };
  }
  return {
    ...shared,
    command: cli,
    args: [
      ...["start", "--host", "127.0.0.1", "--port", String(options.port), "--sdk-url", options.sdkUrl],
      ...[
        "--event-key",
        options.eventKey,
        "--signing-key",
        options.signingKey,
        "--postgres-uri",
        options.databaseUrl,
      ],
    ],
    env: options.env,
  };
}
