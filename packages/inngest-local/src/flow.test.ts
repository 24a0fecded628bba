import { cron, invoke } from "inngest";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { eventually, pause } from "./testing/api.ts";
import { type App, createClient, startApp } from "./testing/app.ts";
import { isOwnServer, startTarget, type Target } from "./testing/target.ts";

let target: Target;
const apps: App[] = [];

beforeAll(async () => {
  target = await startTarget();
});

afterAll(async () => {
  await Promise.all(apps.map((app) => app.close()));
  await target.close();
});

/** Waits until the run has got as far as to wait for something. */
async function waiting(runId: string): Promise<void> {
  if (!isOwnServer) return await pause(1_000);
  await eventually("a step that waits", async () =>
    (await target.runs.byId(runId))?.steps?.some((step) => step.status === "Pending"),
  );
}

describe("waitForEvent", () => {
  test("takes the first event that matches its expression, whole, and no other", async () => {
    const client = createClient(target.baseUrl);
    const fn = client.createFunction({ id: "wait", triggers: [{ event: "flow/wait" }] }, ({ step }) =>
      step.waitForEvent("answer", {
        event: "flow/answer",
        if: "async.data.orderId == event.data.orderId && async.data.amount > 100",
        timeout: "5m",
      }),
    );
    apps.push(await startApp(client, [fn]));
    const { ids } = await client.send({ name: "flow/wait", data: { orderId: client.id } });
    const { run_id: runId } = await target.runOf(ids[0]);
    await waiting(runId);
    await client.send({ name: "flow/answer", data: { orderId: "another", amount: 500 } });
    await client.send({ name: "flow/answer", data: { orderId: client.id, amount: 100 } });
    await client.send({ name: "flow/answer", data: { orderId: client.id } });
    expect(await target.runs.byId(runId)).toMatchObject({ status: "Running" });
    await client.send({ name: "flow/answer", data: { orderId: client.id, amount: 101 } });
    expect(await target.endOf(ids[0])).toMatchObject({
      status: "Completed",
      output: { name: "flow/answer", data: { orderId: client.id, amount: 101 } },
    });
  });

  test("gives null when its time is over", async () => {
    const client = createClient(target.baseUrl);
    const fn = client.createFunction(
      { id: "timeout", triggers: [{ event: "flow/timeout" }] },
      async ({ step }) => {
        const answer = await step.waitForEvent("answer", { event: "flow/never", timeout: "2s" });
        return { answer: answer === null ? "none" : "some" };
      },
    );
    apps.push(await startApp(client, [fn]));
    const { ids } = await client.send({ name: "flow/timeout" });
    const { run_id: runId } = await target.runOf(ids[0]);
    await target.letPass(runId, 2_000);
    expect(await target.endOf(ids[0])).toMatchObject({ status: "Completed", output: { answer: "none" } });
  });

  test("an answer and a time-out at the same moment resume the run once", async () => {
    const client = createClient(target.baseUrl);
    let after = 0;
    const fn = client.createFunction({ id: "race", triggers: [{ event: "flow/race" }] }, async ({ step }) => {
      await step.waitForEvent("answer", { event: `flow/race-answer-${client.id}`, timeout: "2s" });
      return await step.run("after", () => {
        after += 1;
        return after;
      });
    });
    apps.push(await startApp(client, [fn]));
    const { ids } = await client.send({ name: "flow/race" });
    const { run_id: runId } = await target.runOf(ids[0]);
    await waiting(runId);
    // Not by `letPass`, which waits for a run that waits: the answer may have come by then.
    const pass = async () => (isOwnServer ? target.advance(2_000) : target.letPass(runId, 2_000));
    await Promise.all([pass(), client.send({ name: `flow/race-answer-${client.id}` })]);
    expect(await target.endOf(ids[0])).toMatchObject({ status: "Completed", output: 1 });
    expect(after).toBe(1);
  });

  test.runIf(isOwnServer)(
    "an expression that is none fails the step, which the function may catch",
    async () => {
      const client = createClient(target.baseUrl);
      const fn = client.createFunction(
        { id: "bad-if", triggers: [{ event: "flow/bad-if" }] },
        async ({ step }) => {
          try {
            await step.waitForEvent("answer", { event: "flow/never", if: "async.data.x ==", timeout: "1m" });
            return "waited";
          } catch {
            return "refused";
          }
        },
      );
      apps.push(await startApp(client, [fn]));
      const { ids } = await client.send({ name: "flow/bad-if" });
      expect(await target.endOf(ids[0])).toMatchObject({ status: "Completed", output: "refused" });
    },
  );
});

describe("triggers", () => {
  test("a trigger's expression decides whether the function starts", async () => {
    const client = createClient(target.baseUrl);
    const fn = client.createFunction(
      { id: "filtered", triggers: [{ event: "flow/filtered", if: "event.data.kind == 'big'" }] },
      () => "ran",
    );
    apps.push(await startApp(client, [fn]));
    const small = await client.send({ name: "flow/filtered", data: { kind: "small" } });
    const big = await client.send({ name: "flow/filtered", data: { kind: "big" } });
    expect(await target.endOf(big.ids[0])).toMatchObject({ status: "Completed" });
    expect(await target.runs.ofEvent(small.ids[0] ?? "")).toEqual([]);
  });

  test.runIf(isOwnServer)(
    "a cron schedule starts one run a tick, and one for all ticks that were missed",
    async () => {
      const client = createClient(target.baseUrl);
      const ticks: unknown[] = [];
      const fn = client.createFunction(
        { id: "minutely", triggers: [cron("TZ=Asia/Kolkata * * * * *")] },
        ({ event }) => {
          ticks.push(event.data);
        },
      );
      apps.push(await startApp(client, [fn]));
      target.advance(60_000);
      await expect.poll(() => ticks).toEqual([{ cron: "TZ=Asia/Kolkata * * * * *" }]);
      target.advance(10 * 60_000);
      await expect.poll(() => ticks.length).toBe(2);
    },
  );
});

describe("invoke and sendEvent", () => {
  test("invoke gives the other function's return value", async () => {
    const client = createClient(target.baseUrl);
    const double = client.createFunction(
      { id: "double", triggers: [invoke(z.object({ n: z.number() }))] },
      async ({ event, step }) => step.run("double", () => event.data.n * 2),
    );
    const caller = client.createFunction({ id: "caller", triggers: [{ event: "flow/invoke" }] }, ({ step }) =>
      step.invoke("ask", { function: double, data: { n: 21 } }),
    );
    apps.push(await startApp(client, [double, caller]));
    const { ids } = await client.send({ name: "flow/invoke" });
    expect(await target.endOf(ids[0])).toMatchObject({ status: "Completed", output: 42 });
  });

  test("invoke fails when the other function fails, and the error can be caught", async () => {
    const client = createClient(target.baseUrl);
    const broken = client.createFunction({ id: "broken", retries: 0, triggers: [] }, () => {
      throw new Error("inner");
    });
    const caller = client.createFunction(
      { id: "catcher", triggers: [{ event: "flow/invoke-broken" }] },
      async ({ step }) => {
        try {
          return await step.invoke("ask", { function: broken, data: {} });
        } catch (error) {
          return { caught: error instanceof Error ? error.message : "" };
        }
      },
    );
    apps.push(await startApp(client, [broken, caller]));
    const { ids } = await client.send({ name: "flow/invoke-broken" });
    const run = await target.endOf(ids[0]);
    expect(run.status).toBe("Completed");
    expect(JSON.stringify(run.output)).toContain("inner");
  });

  test("an event sent in a step starts other functions", async () => {
    const client = createClient(target.baseUrl);
    const heard: unknown[] = [];
    const listener = client.createFunction(
      { id: "listener", triggers: [{ event: `flow/sent-${client.id}` }] },
      ({ event }) => {
        heard.push(event.data);
      },
    );
    const sender = client.createFunction(
      { id: "sender", triggers: [{ event: "flow/send" }] },
      async ({ step }) => {
        const { ids } = await step.sendEvent("tell", { name: `flow/sent-${client.id}`, data: { a: 1 } });
        return ids.length;
      },
    );
    apps.push(await startApp(client, [listener, sender]));
    const { ids } = await client.send({ name: "flow/send" });
    expect(await target.endOf(ids[0])).toMatchObject({ status: "Completed", output: 1 });
    await expect.poll(() => heard).toEqual([{ a: 1 }]);
  });
});
