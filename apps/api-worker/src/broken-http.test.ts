import { afterAll, beforeAll, expect, test } from "vitest";
import { createServer } from "./server.ts";
import { type Driver, registerDriver } from "./testing/people.ts";
import { exchange, problemOnTheWire } from "./testing/raw-http.ts";
import { expectProblem, rest } from "./testing/rest.ts";
import { startStack, type TestStack } from "./testing/stack.ts";
import { freePort } from "./testing/world.ts";

let stack: TestStack;
let driver: Driver;
/** The same product behind a server that is short of patience. */
let hasty: { readonly port: number; close(): Promise<void> };
beforeAll(async () => {
  stack = await startStack({ payoutDelayMs: null });
  driver = await registerDriver(stack);
  const port = await freePort();
  const app = await createServer(stack.services, { ...stack.serverOptions, requestTimeoutMs: 400 });
  await app.listen({ port, host: "127.0.0.1" });
  hasty = { port, close: () => app.close() };
});
afterAll(async () => {
  await hasty.close();
  await stack.close();
});

const head = (line: string, ...headers: string[]) => `${[line, "host: x", ...headers].join("\r\n")}\r\n\r\n`;

test.each([
  ["what is no HTTP", "hello there\r\n\r\n", 400, "BAD_REQUEST"],
  [
    "two lengths",
    head("POST /api/v1/auth/login HTTP/1.1", "content-length: 2", "content-length: 3"),
    400,
    "BAD_REQUEST",
  ],
  [
    "a length and chunks",
    head("POST /api/v1/auth/login HTTP/1.1", "content-length: 2", "transfer-encoding: chunked"),
    400,
    "BAD_REQUEST",
  ],
  [
    "a length that is none",
    head("POST /api/v1/auth/login HTTP/1.1", "content-length: -5"),
    400,
    "BAD_REQUEST",
  ],
  [
    "headers without an end",
    head("GET /api/v1/wallet HTTP/1.1", `x-filler: ${"a".repeat(20_000)}`),
    413,
    "PAYLOAD_TOO_LARGE",
  ],
])("%s is refused with a problem document, and the connection ends", async (_, bytes, status, code) => {
  const { head: told, problem } = problemOnTheWire(await exchange(stack.port, bytes));
  expect(told).toMatch(new RegExp(`^http/1.1 ${status} `));
  expect(told).toContain("content-type: application/problem+json");
  expect(told).toContain("connection: close");
  expect(problem).toMatchObject({ code, status });
  expect(told).toContain(`x-request-id: ${problem.requestId}`);
});

test("an address that cannot be read, or is far too long, is a problem as any other", async () => {
  for (const path of ["/payments/%zz", "/payments/%c3%28", `/transactions/${"a".repeat(6_000)}`]) {
    const answer = await rest(stack, path, { token: driver.tokens.accessToken });
    expect([400, 404]).toContain(answer.status);
    await expectProblem(answer, answer.status, answer.status === 400 ? "BAD_REQUEST" : "NOT_FOUND");
  }
});

test("a field that an address names twice is refused, not guessed at", async () => {
  const twice = await rest(stack, "/transactions?limit=5&limit=50", { token: driver.tokens.accessToken });
  const { errors } = await expectProblem(twice, 400, "VALIDATION_FAILED");
  expect(errors).toMatchObject([{ path: "limit" }]);
});

test("a client that does not finish its headers, or its body, is not waited for", async () => {
  const unfinished = "POST /api/v1/auth/login HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n";
  for (const bytes of [unfinished, `${unfinished}content-length: 50\r\n\r\n{"phone":`]) {
    const { problem } = problemOnTheWire(await exchange(hasty.port, bytes));
    expect(problem).toMatchObject({ code: "TIMEOUT", status: 504, retryable: true });
  }
});

test("an answer that takes too long is given up with TIMEOUT, and the work behind it leaves nothing half done", async () => {
  await stack.faults({
    provider: "razorpay",
    match: "*qr_codes*",
    kind: "latency",
    rate: 1,
    latencyMs: 1_200,
  });
  const publicUrl = `http://127.0.0.1:${hasty.port}`;
  const asked = { token: driver.tokens.accessToken, body: { amount: 100 } };
  const headers = {
    ...{ authorization: `Bearer ${driver.tokens.accessToken}`, "content-type": "application/json" },
  };
  const trpc = (path: string, body?: object) =>
    fetch(
      `${publicUrl}/trpc/${path}`,
      body ? { method: "POST", headers, body: JSON.stringify(body) } : { headers },
    );
  const [byRest, byTrpc] = await Promise.all([
    rest({ publicUrl }, "/payments/qr/generate", asked),
    trpc("payments.qr.generate", { amount: 200 }),
  ]);
  await expectProblem(byRest, 504, "TIMEOUT");
  expect(byTrpc.status).toBe(504);
  expect(await byTrpc.json()).toMatchObject({
    error: { data: { code: "TIMEOUT", retryable: true, requestId: byTrpc.headers.get("x-request-id") } },
  });
  await stack.faults();
  expect((await rest({ publicUrl }, "/wallet", { token: driver.tokens.accessToken })).status).toBe(200);
  expect((await trpc("wallet.get")).status).toBe(200);
});

test("our own pages may send what they need across origins, and read what they are told", async () => {
  const origin = "http://localhost:3000";
  const wanted = "authorization,content-type,idempotency-key,x-pin,x-request-id,traceparent";
  for (const method of ["GET", "POST", "PATCH", "DELETE"]) {
    const preflight = await fetch(`${stack.publicUrl}/api/v1/wallet`, {
      method: "OPTIONS",
      headers: { origin, "access-control-request-method": method, "access-control-request-headers": wanted },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get("access-control-allow-methods")).toContain(method);
    expect(preflight.headers.get("access-control-allow-headers")).toBe(wanted);
  }
  const answer = await rest(stack, "/wallet", { token: driver.tokens.accessToken, headers: { origin } });
  const exposed = answer.headers.get("access-control-expose-headers");
  for (const name of ["x-request-id", "ratelimit-remaining", "retry-after"]) expect(exposed).toContain(name);
});
