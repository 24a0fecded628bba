import { spawn } from "node:child_process";
import { once } from "node:events";
import { inngestDatabase } from "../../scripts/local-env.ts";
import { inngestService } from "../../scripts/services/inngest.ts";
import { ensureDatabase } from "../../scripts/services/postgres.ts";
import { sandboxService } from "../../scripts/services/sandbox.ts";
import type { ServiceSpec } from "../../scripts/supervise.ts";
import { type ServedProcess, startApiWorker } from "./served-process.ts";

const startTimeoutMs = 60_000;

/** api-worker with what it needs beside its databases: the providers' sandbox, and the server of its workflows. */
export interface Backend {
  readonly api: ServedProcess;
  readonly sandboxUrl: string;
  end(): Promise<void>;
}

/** Starts all three where `env` says that they are. */
export async function startBackend(
  env: Readonly<Record<string, string>>,
  ownerUrl: string,
): Promise<Backend> {
  const portOf = (name: string) => Number(new URL(env[name] ?? "").port);
  const sandboxPort = Number(env.SANDBOX_PORT);
  await ensureDatabase(ownerUrl, inngestDatabase);
  const databaseUrl = new URL(ownerUrl);
  databaseUrl.pathname = `/${inngestDatabase}`;
  const workflows = inngestService({
    port: portOf("INNGEST_BASE_URL"),
    databaseUrl: databaseUrl.href,
    sdkUrl: `${env.PUBLIC_API_URL}/api/inngest`,
    eventKey: env.INNGEST_EVENT_KEY ?? "",
    signingKey: env.INNGEST_SIGNING_KEY ?? "",
    env,
  });
  const ends: (() => Promise<void>)[] = [];
  const end = async () => {
    for (const stop of ends.toReversed()) await stop();
  };
  try {
    ends.push(await run(sandboxService({ port: sandboxPort, env })));
    ends.push(await run(workflows));
    const api = await startApiWorker(env, portOf("PUBLIC_API_URL"));
    ends.push(api.end);
    const registered = await fetch(`${env.PUBLIC_API_URL}/api/inngest`, { method: "PUT" });
    if (!registered.ok) throw new Error(`The workflows were not registered: ${registered.status}`);
    return { api, sandboxUrl: `http://127.0.0.1:${sandboxPort}`, end };
  } catch (error) {
    await end();
    throw error;
  }
}

async function run(spec: ServiceSpec): Promise<() => Promise<void>> {
  const child = spawn(spec.command, spec.args, {
    ...{ cwd: spec.cwd, env: spec.env },
    stdio: ["ignore", "ignore", "inherit"],
  });
  await spec.ready(AbortSignal.timeout(startTimeoutMs));
  return async () => {
    if (child.exitCode !== null) return;
    const exited = once(child, "exit");
    child.kill("SIGTERM");
    await exited;
  };
}
