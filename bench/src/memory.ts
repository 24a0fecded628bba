import autocannon from "autocannon";
import { startBackend } from "./backend.ts";
import { type Row, say } from "./measure.ts";
import { signInDriver } from "./signed-in-driver.ts";

const requests = 100_000;
const quarters = 4;
const connections = 16;
const mostMiB = 256;
const unlimited = "1000000000";

type Asked = { readonly method: "GET" | "POST"; readonly path: string; readonly body?: string };
const times = (count: number, asked: Asked): Asked[] => Array.from({ length: count }, () => ({ ...asked }));

/** What drivers' phones ask for, in about the shares they do; a QR is made through the gateway. */
const asked: Asked[] = [
  ...times(8, { method: "GET", path: "/trpc/wallet.get" }),
  ...times(4, { method: "GET", path: "/api/v1/transactions?limit=20" }),
  ...times(3, { method: "GET", path: "/api/v1/users/me" }),
  ...times(3, { method: "GET", path: "/api/v1/wallet/limits" }),
  ...times(1, { method: "GET", path: "/api/v1/notifications" }),
  ...times(1, { method: "POST", path: "/api/v1/payments/qr/generate", body: '{"amount":12550}' }),
];

/** Memory that api-worker holds after a hundred thousand requests of all kinds, and whether it still grows. */
export async function benchMemory(
  env: Readonly<Record<string, string>>,
  { ownerUrl }: { readonly ownerUrl: string },
): Promise<Row[]> {
  const { token } = await signInDriver(env, "+919844444444");
  const backend = await startBackend({ ...env, RATE_LIMIT_PER_USER: unlimited }, ownerUrl);
  try {
    const { api } = backend;
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    const heldMiB: number[] = [api.residentMiB()];
    say(`memory: ${requests} requests, ${Math.round(api.residentMiB())} MiB at the start`);
    for (let quarter = 0; quarter < quarters; quarter++) {
      const result = await autocannon({
        ...{ url: api.url, connections, amount: requests / quarters, headers },
        requests: asked,
      });
      if (result.non2xx > 0 || result.errors > 0) {
        throw new Error(`${result.non2xx} refusals and ${result.errors} errors under load`);
      }
      heldMiB.push(api.residentMiB());
    }
    const [half = 0, whole = 0] = [heldMiB[quarters / 2], heldMiB[quarters]];
    const detail = `MiB at the start and after each quarter: ${heldMiB.map(Math.round).join(", ")}`;
    return [
      {
        what: `api-worker's resident memory after ${requests} requests, over ${mostMiB} MiB`,
        ...{ ratio: whole / mostMiB, mustBe: { atMost: 1 }, detail },
      },
      {
        what: "the same over that after half of them: it does not grow",
        ...{ ratio: whole / half, mustBe: { atMost: 1.1 }, detail },
      },
    ];
  } finally {
    await backend.end();
  }
}
