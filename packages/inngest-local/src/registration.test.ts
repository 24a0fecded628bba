import { cron } from "inngest";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createMovableClock, startInngestServer } from "./index.ts";
import { eventually, runsApi } from "./testing/api.ts";
import { type App, createClient, serveApp, startApp } from "./testing/app.ts";
import { createEmptyDatabase } from "./testing/database.ts";
import { isOwnServer, quietLogger, startTarget, type Target } from "./testing/target.ts";

let target: Target;
const apps: App[] = [];

beforeAll(async () => {
  target = await startTarget();
});

afterAll(async () => {
  await Promise.all(apps.map((app) => app.close()));
  await target.close();
});

test.runIf(isOwnServer)("an app that registers the same again has not modified anything", async () => {
  const client = createClient(target.baseUrl);
  const app = await serveApp(client, [
    client.createFunction({ id: "a", triggers: [{ event: "reg/a" }] }, () => 1),
  ]);
  apps.push(app);
  expect(await app.register()).toMatchObject({ status: 200, modified: true });
  expect(await app.register()).toMatchObject({ status: 200, modified: false });
});

test("a function the app no longer names is no longer triggered", async () => {
  const client = createClient(target.baseUrl);
  const make = (id: string) =>
    client.createFunction({ id, triggers: [{ event: `reg/${client.id}` }] }, () => id);
  const before = await startApp(client, [make("old"), make("kept")]);
  await before.close();
  const after = await serveApp(client, [make("kept")], before.port);
  apps.push(after);
  await after.register();
  const { ids } = await client.send({ name: `reg/${client.id}` });
  await target.endOf(ids[0]);
  const runs = await target.runs.ofEvent(ids[0] ?? "");
  expect(runs.map((run) => run.function_id)).toEqual([`${client.id}-kept`]);
});

describe.runIf(isOwnServer)("refused registrations", () => {
  const post = async (body: unknown) => {
    const response = await fetch(new URL("/fn/register", target.baseUrl), {
      method: "POST",
      body: JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as { error: string } };
  };
  const fnWith = (more: object, triggers: object[] = [{ event: "reg/x" }]) => ({
    appName: "refused",
    url: "http://127.0.0.1:1/api/inngest",
    functions: [
      {
        id: "refused-x",
        triggers,
        steps: {
          step: {
            runtime: { type: "http", url: "http://127.0.0.1:1/api/inngest?fnId=refused-x&stepId=step" },
          },
        },
        ...more,
      },
    ],
  });

  test.each([
    ["no app", { functions: [], url: "http://127.0.0.1:1/" }, "appName"],
    [
      "a trigger that is no expression",
      fnWith({}, [{ event: "reg/x", expression: "event.data ==" }]),
      "triggers",
    ],
    ["a cron schedule that is none", fnWith({}, [{ cron: "every day" }]), "triggers"],
    ["an idempotency key that is no expression", fnWith({ idempotency: "&&" }), "Not a usable expression"],
    ["debounce", fnWith({ debounce: { period: "5s" } }), "debounce is not supported"],
    ["throttle", fnWith({ throttle: { limit: 1, period: "5s" } }), "throttle is not supported"],
    ["singleton", fnWith({ singleton: { mode: "skip" } }), "singleton is not supported"],
    ["batches", fnWith({ batchEvents: { maxSize: 5, timeout: "5s" } }), "batchEvents is not supported"],
  ])("%s gets a 400 that names it", async (_what, body, reason) => {
    const answer = await post(body);
    expect(answer.status).toBe(400);
    expect(answer.body.error).toContain(reason);
  });

  test("an app hears why from its own PUT", async () => {
    const client = createClient(target.baseUrl);
    const app = await serveApp(client, [
      client.createFunction({ id: "bad", triggers: [cron("61 * * * *")] }, () => 1),
    ]);
    apps.push(app);
    const answer = await app.register();
    expect(answer.status).toBe(400);
    expect(answer.message).toContain("triggers");
  });
});

test.runIf(isOwnServer)(
  "apps given by address are synced when they come up, change and come back",
  async () => {
    const database = await createEmptyDatabase();
    const client = createClient("http://127.0.0.1:1");
    const make = (id: string) =>
      client.createFunction({ id, triggers: [{ event: "reg/watched" }] }, () => id);
    const probe = await serveApp(client, [make("first")]);
    await probe.close();
    const server = await startInngestServer({
      databaseUrl: database.url,
      port: 0,
      appUrls: [probe.url],
      syncIntervalMs: 100,
      logger: quietLogger,
      clock: createMovableClock(),
    });
    const ran = async () => {
      const answer = await fetch(new URL("/e/test", server.url), {
        method: "POST",
        body: `{"name":"reg/watched"}`,
      });
      const { ids } = (await answer.json()) as { ids: string[] };
      const runs = await runsApi(server.url).ofEvent(ids[0] ?? "");
      return runs.map((run) => run.function_id.slice(client.id.length + 1)).join();
    };
    const first = await serveApp(client, [make("first")], probe.port);
    await eventually("the first function", async () => (await ran()) === "first");
    await first.close();
    const second = await serveApp(client, [make("second")], probe.port);
    await eventually("the second function", async () => (await ran()) === "second");
    await second.close();
    await server.close();
    await database.drop();
  },
);

test("a run whose state is too large for one request has it fetched by the SDK", async () => {
  const client = createClient(target.baseUrl);
  const piece = "x".repeat(300_000);
  const fn = client.createFunction(
    { id: "large", triggers: [{ event: "reg/large" }] },
    async ({ event, step }) => {
      const parts = [];
      for (let n = 0; n < 5; n += 1) parts.push(await step.run(`part ${n}`, () => piece));
      return { length: parts.join("").length, mark: event.data.mark };
    },
  );
  apps.push(await startApp(client, [fn]));
  const { ids } = await client.send({ name: "reg/large", data: { mark: "kept" } });
  expect(await target.endOf(ids[0])).toMatchObject({
    status: "Completed",
    output: { length: 1_500_000, mark: "kept" },
  });
});

test("an event dated in the future starts its function then", async () => {
  const client = createClient(target.baseUrl);
  let calledAt = 0;
  const fn = client.createFunction({ id: "later", triggers: [{ event: "reg/later" }] }, () => {
    calledAt = Date.now();
  });
  apps.push(await startApp(client, [fn]));
  const ts = Date.now() + 1_500;
  const { ids } = await client.send({ name: "reg/later", ts });
  await target.endOf(ids[0]);
  expect(calledAt).toBeGreaterThanOrEqual(ts - 20);
});

test.runIf(isOwnServer)(
  "a step this server does not know fails the run by name instead of hanging it",
  async () => {
    const client = createClient(target.baseUrl);
    const fn = client.createFunction({ id: "signal", triggers: [{ event: "reg/signal" }] }, ({ step }) =>
      step.waitForSignal("never", { signal: "s", timeout: "1m", onConflict: "fail" }),
    );
    apps.push(await startApp(client, [fn]));
    const { ids } = await client.send({ name: "reg/signal" });
    const run = await target.endOf(ids[0]);
    expect(run).toMatchObject({ status: "Failed", output: { name: "UnsupportedStep" } });
  },
);

test.runIf(isOwnServer)("health, unknown runs and unknown events answer as such", async () => {
  const status = async (path: string) => (await fetch(new URL(path, target.baseUrl))).status;
  expect(await status("/health")).toBe(200);
  expect(await status("/v1/runs/none")).toBe(404);
  expect(await status("/v1/events/none/runs")).toBe(404);
  expect((await target.runs.cancel("none")).status).toBe(404);
});

test.runIf(isOwnServer)("ended runs are forgotten after their time, live ones are not", async () => {
  const database = await createEmptyDatabase();
  const server = await startInngestServer({
    databaseUrl: database.url,
    port: 0,
    logger: quietLogger,
    retentionMs: 1,
  });
  const client = createClient(server.url);
  const fn = client.createFunction(
    { id: "kept", triggers: [{ event: "reg/kept" }] },
    async ({ event, step }) => {
      if (event.data.sleeps) await step.sleep("long", "1h");
    },
  );
  const app = await startApp(client, [fn]);
  const runs = runsApi(server.url);
  const { ids } = await client.send([
    { name: "reg/kept", data: { sleeps: true } },
    { name: "reg/kept", data: {} },
  ]);
  const [asleep] = await runs.ofEvent(ids[0] ?? "");
  const [done] = await runs.ofEvent(ids[1] ?? "");
  await eventually("the end", async () => (await runs.byId(done?.run_id ?? ""))?.status === "Completed");
  await server.close();
  const again = await startInngestServer({
    databaseUrl: database.url,
    port: 0,
    logger: quietLogger,
    retentionMs: 1,
  });
  const later = runsApi(again.url);
  await eventually("the run to be gone", async () => (await later.byId(done?.run_id ?? "")) === undefined);
  expect(await later.byId(asleep?.run_id ?? "")).toMatchObject({ status: "Running" });
  await again.close();
  await app.close();
  await database.drop();
});
