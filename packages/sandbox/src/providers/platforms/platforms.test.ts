import { createHash, randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { type Bench, startBench } from "../../testing/bench.ts";

const client = { clientId: "client", clientSecret: "secret" };
const redirectUri = "http://127.0.0.1:9/back";
const Tokens = z.looseObject({ access_token: z.string(), refresh_token: z.string(), expires_in: z.int() });
const Page = z.object({ count: z.int(), payments: z.array(z.looseObject({ payment_id: z.string() })) });
const Trips = z.object({ trips: z.array(z.object({ id: z.string(), net: z.int() })) });

let bench: Bench;
beforeAll(async () => {
  bench = await startBench({ uber: client, ola: client, rapido: client });
});
afterAll(() => bench.close());

const base = (platform: string) => `${bench.sandbox.url}/${platform}`;
const verifier = randomBytes(32).toString("base64url");
const challenge = createHash("sha256").update(verifier).digest("base64url");

async function consent(path: string, driver: string, decision = "allow"): Promise<URL> {
  const query = {
    client_id: client.clientId,
    response_type: "code",
    redirect_uri: redirectUri,
    state: "s-1",
  };
  const pkce = { code_challenge: challenge, code_challenge_method: "S256" };
  const page = await fetch(`${path}?${new URLSearchParams({ ...query, ...pkce })}`);
  expect(await page.text()).toContain("Sign in as");
  const answer = await fetch(path, {
    method: "POST",
    redirect: "manual",
    body: new URLSearchParams({ ...query, ...pkce, driver, decision }),
  });
  return new URL(answer.headers.get("location") ?? "");
}

test("who names an amount, and cash, gets fares of that amount that were paid in cash", async () => {
  const wish = { platform: "rapido", driverRef: "rapido-cash", count: 60, amount: 30_000, cashShare: 1 };
  const { body } = await bench.control("POST", "/trips", wish);
  const made = z
    .object({ trips: z.array(z.object({ kind: z.string(), cash: z.int(), due: z.int() })) })
    .parse(body);
  expect(new Set(made.trips.map(({ kind, cash }) => `${kind} ${cash}`))).toEqual(new Set(["TRIP 30000"]));
  for (const { due } of made.trips) expect(due).toBeLessThan(0);
});

const token = (path: string, form: Record<string, string>) =>
  fetch(path, {
    method: "POST",
    body: new URLSearchParams({ client_id: "client", client_secret: "secret", ...form }),
  });

async function signIn(platform: "uber" | "ola", driver: string) {
  const oauth = platform === "uber" ? "/oauth/v2" : "/oauth";
  const code = (await consent(`${base(platform)}${oauth}/authorize`, driver)).searchParams.get("code") ?? "";
  const form = { grant_type: "authorization_code", code, redirect_uri: redirectUri, code_verifier: verifier };
  const answer = await token(`${base(platform)}${oauth}/token`, form);
  return { form, tokens: Tokens.parse(await answer.json()) };
}

test("a code is good once, for who holds the verifier, and denied when the driver says no", async () => {
  const path = `${base("uber")}/oauth/v2`;
  const back = await consent(`${path}/authorize`, "uber-1");
  expect(back.searchParams.get("state")).toBe("s-1");
  const form = { grant_type: "authorization_code", code: back.searchParams.get("code") ?? "" };
  const wrong = { ...form, redirect_uri: redirectUri, code_verifier: "not it" };
  expect((await token(`${path}/token`, wrong)).status).toBe(400);
  const right = { ...wrong, code_verifier: verifier };
  expect((await token(`${path}/token`, right)).status).toBe(200);
  expect((await token(`${path}/token`, right)).status).toBe(400);
  const denied = await consent(`${path}/authorize`, "uber-1", "deny");
  expect(denied.searchParams.get("error")).toBe("access_denied");
});

test("Uber pages by offset in major units, and refuses a window above ten days", async () => {
  const { tokens } = await signIn("uber", "uber-2");
  const trips = { platform: "UBER", driverRef: "uber-2", count: 60 };
  expect((await bench.control("POST", "/trips", trips)).status).toBe(200);
  const now = Math.floor(Date.now() / 1_000) + 1;
  const read = (query: Record<string, string>) =>
    fetch(`${base("uber")}/v1/partners/payments?${new URLSearchParams(query)}`, {
      headers: { authorization: `Bearer ${tokens.access_token}` },
    });
  const week = { from_time: String(now - 7 * 86_400), to_time: String(now), limit: "50" };
  const first = Page.parse(await (await read(week)).json());
  const second = Page.parse(await (await read({ ...week, offset: "50" })).json());
  expect([first.count, first.payments.length, second.payments.length]).toEqual([60, 50, 10]);
  expect((await read({ ...week, from_time: String(now - 11 * 86_400) })).status).toBe(422);
  expect((await read({ ...week, limit: "51" })).status).toBe(422);
  await bench.control("PUT", "/faults", [{ provider: "uber", kind: "error", status: 429 }]);
  const limited = await read(week);
  expect([limited.status, limited.headers.has("x-rate-limit-reset")]).toEqual([429, true]);
  await bench.control("DELETE", "/faults");
  await bench.control("POST", "/trips/tokens", { platform: "uber", driverRef: "uber-2", action: "revoke" });
  expect((await read(week)).status).toBe(401);
});

test("Ola pages by cursor in paise, restates what it said, and rotates refresh tokens", async () => {
  const { tokens } = await signIn("ola", "ola-1");
  const made = await bench.control("POST", "/trips", { platform: "OLA", driverRef: "ola-1", count: 12 });
  const [trip] = Trips.parse(made.body).trips;
  const from = new Date(Date.now() - 8 * 86_400_000).toISOString();
  const Earnings = z.object({
    data: z.array(z.looseObject({ earning_id: z.string(), net_paise: z.int(), status: z.string() })),
    next_cursor: z.string().nullable(),
  });
  const read = async (cursor: string | null, key = tokens.access_token) => {
    const query = { from, to: new Date().toISOString(), limit: "5", ...(cursor ? { cursor } : {}) };
    const answer = await fetch(`${base("ola")}/v1/drivers/ola-1/earnings?${new URLSearchParams(query)}`, {
      headers: { authorization: `Bearer ${key}` },
    });
    return Earnings.parse(await answer.json());
  };
  const rows = [];
  let cursor: string | null = null;
  do {
    const page: z.infer<typeof Earnings> = await read(cursor);
    rows.push(...page.data);
    cursor = page.next_cursor;
  } while (cursor);
  expect(new Set(rows.map((row) => row.earning_id)).size).toBe(12);
  await bench.control("POST", `/trips/${trip?.id}`, { outcome: "amend", amount: 4_200 });
  await bench.control("POST", "/trips/tokens", { platform: "ola", driverRef: "ola-1", action: "expire" });
  const refresh = { grant_type: "refresh_token", refresh_token: tokens.refresh_token };
  const renewed = await token(`${base("ola")}/oauth/token`, refresh);
  const { access_token } = Tokens.parse(await renewed.json());
  expect((await token(`${base("ola")}/oauth/token`, refresh)).status).toBe(400);
  const again = (await read(null, access_token)).data.concat((await read(null, access_token)).data);
  expect(again.length).toBeGreaterThan(0);
  const answer = await bench.control("GET", "/trips?platform=ola");
  expect(z.array(z.looseObject({ id: z.string() })).parse(answer.body)).toContainEqual(
    expect.objectContaining({ id: trip?.id, net: 4_200 }),
  );
});
