import { fileURLToPath } from "node:url";
import autocannon from "autocannon";
import { inTurn, median, type Row, say } from "./measure.ts";
import { type ServedProcess, serve, startApiWorker } from "./served-process.ts";
import { signInDriver } from "./signed-in-driver.ts";

const connections = 16;
const roundSeconds = 5;
const roundCount = 5;
const unlimited = "1000000000";

/** What one process did in a round. */
interface Round {
  readonly requestsPerSecond: number;
  readonly cpuMicroseconds: number;
}

/**
 * Authenticated `wallet.get` over tRPC on api-worker as production starts it, requests a second, over a bare route with
 * the same read. Ours has JWT, session and rate-limit checks, validation and metrics on; only the limit's number is
 * out of reach.
 */
export async function benchWalletGet(env: Readonly<Record<string, string>>): Promise<Row[]> {
  const { walletId, token } = await signInDriver(env, "+919811111111");
  const ours = await startApiWorker({ ...env, RATE_LIMIT_PER_USER: unlimited });
  const bare = await serve({
    args: [fileURLToPath(new URL("./bare-server.ts", import.meta.url))],
    env: { ...env, BENCH_WALLET_ID: walletId },
    readyPath: "/wallet",
  });
  try {
    const headers = { authorization: `Bearer ${token}` };
    const rounds = { ours: [] as Round[], bare: [] as Round[] };
    const measured = async (which: "ours" | "bare") => {
      const round = await (which === "ours"
        ? load(ours, "/trpc/wallet.get", headers)
        : load(bare, "/wallet", {}));
      rounds[which].push(round);
      return round.requestsPerSecond;
    };
    say(`wallet.get: ${roundCount} rounds of ${roundSeconds} s, ${connections} connections`);
    await load(ours, "/trpc/wallet.get", headers);
    await load(bare, "/wallet", {});
    const { a, b, ratio } = await inTurn(
      roundCount,
      () => measured("ours"),
      () => measured("bare"),
    );
    const cpu = (of: readonly Round[]) => Math.round(median(of.map((round) => round.cpuMicroseconds)));
    return [
      {
        what: "authenticated wallet.get requests/s over a bare route with the same read",
        ratio,
        mustBe: { atLeast: 0.6 },
        detail: `${Math.round(a)}/s over ${Math.round(b)}/s; CPU ${cpu(rounds.ours)} µs a request against ${cpu(rounds.bare)}`,
      },
    ];
  } finally {
    await Promise.all([ours.end(), bare.end()]);
  }
}

async function load(server: ServedProcess, path: string, headers: Record<string, string>): Promise<Round> {
  const url = `${server.url}${path}`;
  const cpuBefore = server.cpuSeconds();
  const result = await autocannon({ url, headers, connections, duration: roundSeconds });
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${url}: ${result.non2xx} refusals and ${result.errors} errors under load`);
  }
  const total = result.requests.total;
  return {
    requestsPerSecond: total / result.duration,
    cpuMicroseconds: ((server.cpuSeconds() - cpuBefore) / total) * 1e6,
  };
}
