import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createServer } from "./server.ts";
import { type Driver, registerDriver } from "./testing/people.ts";
import { startStack, type TestStack } from "./testing/stack.ts";

let stack: TestStack;
let driver: Driver;
let app: Awaited<ReturnType<typeof createServer>>;
beforeAll(async () => {
  stack = await startStack({ payoutDelayMs: null });
  driver = await registerDriver(stack);
  const { services, serverOptions } = stack;
  const rateLimits = { ...services.settings.rateLimits, perUserPerMinute: 3, perIpPerMinute: 2 };
  app = await createServer({ ...services, settings: { ...services.settings, rateLimits } }, serverOptions);
});
beforeEach(async () => {
  await stack.services.redis.flushdb();
});
afterAll(async () => {
  await app.close();
  await stack.close();
});

const get = (url: string) =>
  app.inject({ url, headers: { authorization: `Bearer ${driver.tokens.accessToken}` } });
const batch = (calls: number) => get(`/trpc/${Array(calls).fill("wallet.get").join(",")}?batch=1`);

test("each answer tells what is left, and the one too many when to come back", async () => {
  const ask = () => get("/api/v1/wallet");
  const first = await ask();
  expect(first.headers).toMatchObject({ "ratelimit-limit": "3", "ratelimit-remaining": "2" });
  expect(Number(first.headers["ratelimit-reset"])).toBeGreaterThan(50);
  await ask();
  await ask();
  const last = await ask();
  expect(last.statusCode).toBe(429);
  expect(Number(last.headers["retry-after"])).toBeGreaterThan(50);
  expect(last.headers).toMatchObject({
    ...{ "ratelimit-limit": "3", "ratelimit-remaining": "0" },
    "ratelimit-reset": last.headers["retry-after"],
  });
  expect(last.json()).toMatchObject({ code: "RATE_LIMITED", status: 429, retryable: true });
  const anyone = () =>
    app.inject({ method: "POST", url: "/api/v1/auth/refresh", payload: { refreshToken: "x".repeat(20) } });
  expect((await anyone()).statusCode).toBe(401);
  expect((await anyone()).statusCode).toBe(401);
  const refused = await anyone();
  expect(refused.headers["retry-after"]).toBeDefined();
  expect(refused.headers).toMatchObject({ "ratelimit-limit": "2", "ratelimit-remaining": "0" });
});

test("who shows no good token is counted by address", async () => {
  const ask = (authorization?: string) =>
    app.inject({ url: "/api/v1/wallet", headers: authorization ? { authorization } : {} });
  const first = await ask();
  expect([first.statusCode, first.headers["ratelimit-remaining"]]).toEqual([401, "1"]);
  expect((await ask("Bearer forged")).statusCode).toBe(401);
  const refused = await ask("Bearer forged");
  expect([refused.statusCode, refused.json().code]).toEqual([429, "RATE_LIMITED"]);
  expect(refused.headers["retry-after"]).toBeDefined();
  expect((await get("/api/v1/wallet")).statusCode).toBe(200);
});

test("a request counts once, however many calls travel in it, and no more than ten may", async () => {
  const full = await batch(10);
  expect(full.statusCode).toBe(200);
  expect(full.json()).toHaveLength(10);
  expect(full.headers["ratelimit-remaining"]).toBe("2");
  expect((await batch(11)).statusCode).toBe(400);
  expect((await batch(1)).headers["ratelimit-remaining"]).toBe("1");
  expect((await batch(1)).statusCode).toBe(200);
  const oneTooMany = await batch(1);
  expect(oneTooMany.statusCode).toBe(429);
  expect(oneTooMany.headers).toMatchObject({ "ratelimit-limit": "3", "ratelimit-remaining": "0" });
});
