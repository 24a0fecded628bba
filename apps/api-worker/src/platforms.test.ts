import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { span } from "./testing/answers.ts";
import { consent } from "./testing/consent.ts";
import { type Driver, registerDriver } from "./testing/people.ts";
import { expectProblem, rest } from "./testing/rest.ts";
import { expectBooksToProve, startStack, type TestStack } from "./testing/stack.ts";

const patience = { timeout: 15_000, interval: 100 };
let stack: TestStack;
let asha: Driver;
beforeAll(async () => {
  stack = await startStack({ payoutDelayMs: null });
  asha = await registerDriver(stack);
});
afterAll(() => stack.close());

const Connect = z.object({ authorizeUrl: z.url() });
const Connected = z.object({
  connections: z.array(z.looseObject({ id: z.string(), platform: z.string(), state: z.string() })),
});
const Earnings = z.object({
  earnings: z.array(z.looseObject({ platform: z.string(), amount: z.int() })),
  totals: z.looseObject({ due: z.int() }),
  pagination: z.looseObject({ total: z.int() }),
});
const Made = z.looseObject({ due: z.int() });

const call = (path: string, method = "GET", body?: unknown, driver = asha) =>
  rest(stack, path, { token: driver.tokens.accessToken, method, ...(body === undefined ? {} : { body }) });
async function answered<Schema extends z.ZodType>(schema: Schema, answer: Promise<Response>) {
  const response = await answer;
  const text = await response.text();
  expect([response.status, text]).toEqual([200, text]);
  return schema.parse(JSON.parse(text));
}
const connections = async (driver = asha) =>
  (await answered(Connected, call("/platforms/connected", "GET", undefined, driver))).connections;

/** A browser on its way through the platform's consent page and our callback. */
async function throughConsent(authorizeUrl: string, driver: string, decision = "allow"): Promise<URL> {
  const back = await fetch(await consent(authorizeUrl, driver, decision), { redirect: "manual" });
  expect(back.status).toBe(303);
  return new URL(back.headers.get("location") ?? "");
}

test("a driver connects Uber by REST, sees the trips credited, reads and sums them, and disconnects", async () => {
  const { authorizeUrl } = await answered(Connect, call("/platforms/connect", "POST", { platform: "UBER" }));
  const back = await throughConsent(authorizeUrl, "uber-http");
  expect(back.href).toBe("http://localhost:3000/earnings/platforms?platform=UBER&outcome=CONNECTED");
  const [uber] = await connections();
  expect(uber).toMatchObject({ platform: "UBER", state: "CONNECTED" });
  const made = { platform: "UBER", driverRef: "uber-http", count: 4, amount: 40_000, cashShare: 0 };
  const { due } = Made.parse(await stack.control("trips", "POST", made));
  // The sync that the connection asked for may still run, and would be left to it.
  const balance = async () => {
    await answered(Connected, call("/platforms/sync", "POST", { platform: "UBER" }));
    return (await asha.api.wallet.get.query()).balance;
  };
  await expect.poll(balance, patience).toBe(due);
  const read = await answered(Earnings, call(`/platforms/earnings?${span()}&platform=UBER&page=1&limit=3`));
  expect([read.earnings.length, read.pagination.total, read.totals.due]).toEqual([3, 4, due]);
  const summed = await call(`/platforms/earnings/summary?${span()}&by=month`);
  expect(await summed.json()).toMatchObject({ summary: { by: "month", totals: { due } } });
  const ended = await call(`/platforms/${uber?.id}`, "DELETE");
  expect(await ended.json()).toMatchObject({ connection: { state: "DISCONNECTED" } });
  expect(await connections()).toEqual([]);
  await expectBooksToProve(stack.services);
});

test("a trip that Uber reports is on the balance without anybody asking, and once though told twice", async () => {
  const driver = await registerDriver(stack);
  const asked = call("/platforms/connect", "POST", { platform: "UBER" }, driver);
  await throughConsent((await answered(Connect, asked)).authorizeUrl, "uber-reported");
  await stack.faults({ provider: "uber", kind: "duplicate-webhook", rate: 1 });
  const made = { platform: "UBER", driverRef: "uber-reported", count: 1, amount: 50_000, cashShare: 0 };
  const { due } = Made.parse(await stack.control("trips", "POST", made));
  const balance = async () => (await driver.api.wallet.get.query()).balance;
  await expect.poll(balance, patience).toBe(due);
  await stack.faults();
  await expectBooksToProve(stack.services);
});

test("the callback says how it ended, and takes no state twice and none it did not make", async () => {
  const { authorizeUrl } = await answered(Connect, call("/platforms/connect", "POST", { platform: "OLA" }));
  const denied = await throughConsent(authorizeUrl, "ola-http", "deny");
  expect(denied.searchParams.get("outcome")).toBe("DENIED");
  const again = await throughConsent(authorizeUrl, "ola-http");
  expect(again.searchParams.get("outcome")).toBe("EXPIRED");
  const url = `${stack.publicUrl}/api/v1/platforms/callback`;
  for (const query of ["", "?state=a&state=b", "?state=x&code=y", `?state=${"x".repeat(5_000)}`]) {
    const back = await fetch(`${url}/ola${query}`, { redirect: "manual" });
    expect(back.headers.get("location")).toContain("outcome=EXPIRED");
  }
  await expectProblem(await fetch(`${url}/lyft`), 404, "NOT_FOUND");
});

test("a statement is uploaded as a form, by its driver only, and anything else is refused", async () => {
  const upload = (content: string, token = asha.tokens.accessToken, fields = { platform: "RAPIDO" }) => {
    const form = new FormData();
    for (const [field, value] of Object.entries(fields)) form.set(field, value);
    form.set("file", new File([content], "october.csv", { type: "text/csv" }));
    const headers = { authorization: `Bearer ${token}` };
    return fetch(`${stack.publicUrl}/api/v1/platforms/statements`, { method: "POST", body: form, headers });
  };
  const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  const sent = await upload(`trip id,date,net\nR-1,${yesterday},120.50\nR-2,${yesterday},nothing\n`);
  expect(await sent.json()).toMatchObject({
    statement: { state: "REVIEW", imported: 1, refused: 1, problems: [{ line: 3, problem: "AMOUNT" }] },
  });
  expect((await asha.api.wallet.get.query()).pendingBalance).toBe(12_050);
  await expectProblem(await upload("MZ\u0090\u0000"), 400, "STATEMENT_UNREADABLE");
  await expectProblem(
    await upload("a,b", asha.tokens.accessToken, { platform: "LYFT" }),
    400,
    "VALIDATION_FAILED",
  );
  await expectProblem(await upload("a,b", "nobody"), 401, "UNAUTHENTICATED");
  await expectProblem(await upload("x".repeat(9 * 1024 * 1024)), 413, "PAYLOAD_TOO_LARGE");
  expect(await (await call("/platforms/statements")).json()).toMatchObject({ statements: [{ imported: 1 }] });
});

test("nobody disconnects, syncs or sees what is another's, and odd input is refused", async () => {
  const other = await registerDriver(stack);
  const asked = call("/platforms/connect", "POST", { platform: "RAPIDO" }, other);
  await throughConsent((await answered(Connect, asked)).authorizeUrl, "rapido-http");
  const [rapido] = await connections(other);
  await expectProblem(await call(`/platforms/${rapido?.id}`, "DELETE"), 404, "NOT_FOUND");
  await expectProblem(await call("/platforms/sync", "POST", { platform: "RAPIDO" }), 404, "NOT_FOUND");
  await expectProblem(
    await call("/platforms/connect", "POST", { platform: "LYFT" }),
    400,
    "VALIDATION_FAILED",
  );
  await expectProblem(await call("/platforms/earnings"), 400, "VALIDATION_FAILED");
  await expectProblem(await call(`/platforms/earnings?${span()}&cursor=zzz`), 400, "VALIDATION_FAILED");
});
