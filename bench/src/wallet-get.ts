import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { startDriverSession } from "@drivopay/api/auth/sessions";
import { signAccessToken } from "@drivopay/api/auth/tokens";
import { createCallContext } from "@drivopay/api/call-context";
import { createDriver } from "@drivopay/api/users/index";
import { createServices } from "@drivopay/composition";
import { newId } from "@drivopay/runtime/ids";
import autocannon from "autocannon";
import { inTurn, type Row, say } from "./measure.ts";

const connections = 16;
const roundSeconds = 5;
const rounds = 5;
const unlimited = "1000000000";

/**
 * Authenticated `wallet.get` over tRPC on api-worker, requests a second, over a bare route with the same read. Ours
 * has JWT, session and rate-limit checks, validation and metrics on; only the limit's number is out of reach.
 */
export async function benchWalletGet(env: Readonly<Record<string, string>>): Promise<Row> {
  const { walletId, token } = await signedInDriver(env);
  const [ourPort, metricsPort, barePort] = [await freePort(), await freePort(), await freePort()];
  const ours = serve("../../apps/api-worker/src/main.ts", {
    ...env,
    PORT: String(ourPort),
    METRICS_PORT: String(metricsPort),
    RATE_LIMIT_PER_USER: unlimited,
  });
  const bare = serve("./bare-server.ts", { ...env, PORT: String(barePort), BENCH_WALLET_ID: walletId });
  try {
    const ourUrl = `http://127.0.0.1:${ourPort}/trpc/wallet.get`;
    const bareUrl = `http://127.0.0.1:${barePort}/wallet`;
    const headers = { authorization: `Bearer ${token}` };
    await Promise.all([answers(ourUrl, headers), answers(bareUrl, {})]);
    say(`wallet.get: ${rounds} rounds of ${roundSeconds} s, ${connections} connections`);
    await load(ourUrl, headers);
    await load(bareUrl, {});
    const { a, b, ratio } = await inTurn(
      rounds,
      () => load(ourUrl, headers),
      () => load(bareUrl, {}),
    );
    return {
      what: "authenticated wallet.get requests/s over a bare route with the same read",
      ratio,
      mustBe: { atLeast: 0.6 },
      detail: `${Math.round(a)}/s over ${Math.round(b)}/s`,
    };
  } finally {
    await Promise.all([end(ours), end(bare)]);
  }
}

async function signedInDriver(
  env: Readonly<Record<string, string>>,
): Promise<{ walletId: string; token: string }> {
  const { services, close } = await createServices("bench", { ...env, LOG_LEVEL: "error" });
  try {
    const ctx = createCallContext(services, {
      header: () => null,
      ipAddress: "127.0.0.1",
      credentials: null,
      requestId: newId(),
      setHeader: () => undefined,
    });
    return await services.db.transact(async (tx) => {
      const from = { ipAddress: null, userAgent: null };
      const person = { phone: "+919811111111", name: "Bench", email: null, language: "en" as const };
      const made = await createDriver(tx, from, person);
      if (!made) throw new Error("The driver of the benchmark is there already");
      const { sessionId, status } = await startDriverSession(tx, ctx, made.user.id, "Bench");
      const token = await signAccessToken(services, { ...made.user, status }, sessionId);
      return { walletId: made.walletId, token };
    });
  } finally {
    await close();
  }
}

/** @param script relative to this file */
function serve(script: string, env: Readonly<Record<string, string>>): ChildProcess {
  return spawn(process.execPath, [fileURLToPath(new URL(script, import.meta.url))], {
    env: { ...env, NODE_ENV: "production", LOG_LEVEL: "error", PATH: process.env.PATH ?? "" },
    stdio: ["ignore", "ignore", "inherit"],
  });
}

async function load(url: string, headers: Record<string, string>): Promise<number> {
  const result = await autocannon({ url, headers, connections, duration: roundSeconds });
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${url}: ${result.non2xx} refusals and ${result.errors} errors under load`);
  }
  return result.requests.total / result.duration;
}

async function answers(url: string, headers: Record<string, string>): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    const answer = await fetch(url, { headers }).catch(() => null);
    if (answer?.ok) return;
    await sleep(100);
  }
  throw new Error(`${url} did not answer`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const exited = once(child, "exit");
  child.kill("SIGTERM");
  await exited;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (address === null || typeof address === "string") throw new Error("No free port");
  return address.port;
}
