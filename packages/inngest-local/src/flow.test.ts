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
    await Promise.all([target.letPass(runId, 2_000), client.send({ name: `flow/race-answer-${client.id}` })]);
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

describe("concurrency", () => {
  test("a key is never worked on twice at a time, different keys are", async () => {
    const client = createClient(target.baseUrl);
    const active = new Map<string, number>();
    let mostOfOneKey = 0;
    let mostTogether = 0;
    const fn = client.createFunction(
      {
        id: "keyed",
        concurrency: [{ limit: 1, key: "event.data.wallet" }],
        triggers: [{ event: "flow/keyed" }],
      },
      async ({ event, step }) => {
        await step.run("move", async () => {
          const wallet = String(event.data.wallet);
          active.set(wallet, (active.get(wallet) ?? 0) + 1);
          mostOfOneKey = Math.max(mostOfOneKey, active.get(wallet) ?? 0);
          mostTogether = Math.max(
            mostTogether,
            [...active.values()].reduce((sum, count) => sum + count, 0),
          );
          await pause(30);
          active.set(wallet, (active.get(wallet) ?? 0) - 1);
        });
      },
    );
    apps.push(await startApp(client, [fn]));
    const events = Array.from({ length: 12 }, (_, index) => ({
      name: "flow/keyed",
      data: { wallet: `w${index % 3}` },
    }));
    const { ids } = await client.send(events);
    for (const id of ids) expect(await target.endOf(id)).toMatchObject({ status: "Completed" });
    expect(mostOfOneKey).toBe(1);
    expect(mostTogether).toBeGreaterThan(1);
  });

  test("a run that sleeps leaves its place to others", async () => {
    const client = createClient(target.baseUrl);
    const fn = client.createFunction(
      { id: "place", concurrency: { limit: 1 }, triggers: [{ event: "flow/place" }] },
      async ({ event, step }) => {
        if (event.data.sleeps) await step.sleep("long", "1h");
        return "done";
      },
    );
    apps.push(await startApp(client, [fn]));
    const sleeper = await client.send({ name: "flow/place", data: { sleeps: true } });
    await waiting((await target.runOf(sleeper.ids[0])).run_id);
    const quick = await client.send({ name: "flow/place", data: {} });
    expect(await target.endOf(quick.ids[0])).toMatchObject({ status: "Completed" });
  });
});

describe("admission", () => {
  test("an idempotency key starts one run a day", async () => {
    const client = createClient(target.baseUrl);
    const fn = client.createFunction(
      { id: "once", idempotency: "event.data.payoutId", triggers: [{ event: "flow/once" }] },
      () => "paid",
    );
    apps.push(await startApp(client, [fn]));
    const send = (payoutId: string) => client.send({ name: "flow/once", data: { payoutId } });
    const first = await send("p1");
    expect(await target.endOf(first.ids[0])).toMatchObject({ status: "Completed" });
    const again = await Promise.all([send("p1"), send("p1"), send("p1")]);
    const other = await send("p2");
    expect(await target.endOf(other.ids[0])).toMatchObject({ status: "Completed" });
    for (const { ids } of again) expect(await target.runs.ofEvent(ids[0] ?? "")).toEqual([]);
    if (!isOwnServer) return;
    target.advance(24 * 60 * 60 * 1000 + 1);
    const nextDay = await send("p1");
    expect(await target.endOf(nextDay.ids[0])).toMatchObject({ status: "Completed" });
  });

  test("a rate limit drops what is beyond it", async () => {
    const client = createClient(target.baseUrl);
    const fn = client.createFunction(
      { id: "limited", rateLimit: { limit: 2, period: "1h" }, triggers: [{ event: "flow/limited" }] },
      () => "ran",
    );
    apps.push(await startApp(client, [fn]));
    const { ids } = await client.send([1, 2, 3, 4].map((n) => ({ name: "flow/limited", data: { n } })));
    await eventually("two runs", async () => (await countRuns(ids)) === 2);
    await pause(200);
    expect(await countRuns(ids)).toBe(2);
  });
});

async function countRuns(eventIds: string[]): Promise<number> {
  const runs = await Promise.all(eventIds.map((id) => target.runs.ofEvent(id)));
  return runs.flat().length;
}

describe("cancellation", () => {
  test("cancelOn ends the runs whose expression matches and no others", async () => {
    const client = createClient(target.baseUrl);
    let afterSleep = 0;
    const fn = client.createFunction(
      {
        id: "cancellable",
        triggers: [{ event: "flow/start" }],
        cancelOn: [{ event: "flow/cancel", if: "event.data.id == async.data.id" }],
      },
      async ({ step }) => {
        await step.sleep("wait", "10s");
        afterSleep += 1;
      },
    );
    apps.push(await startApp(client, [fn]));
    const kept = await client.send({ name: "flow/start", data: { id: 1 } });
    const ended = await client.send({ name: "flow/start", data: { id: 2 } });
    const keptRun = await target.runOf(kept.ids[0]);
    await waiting(keptRun.run_id);
    await waiting((await target.runOf(ended.ids[0])).run_id);
    await client.send({ name: "flow/cancel", data: { id: 2 } });
    expect(await target.endOf(ended.ids[0])).toMatchObject({ status: "Cancelled" });
    await target.letPass(keptRun.run_id, 10_000);
    expect(await target.endOf(kept.ids[0])).toMatchObject({ status: "Completed" });
    expect(afterSleep).toBe(1);
  });

  test("a run can be cancelled by hand", async () => {
    const client = createClient(target.baseUrl);
    const fn = client.createFunction({ id: "by-hand", triggers: [{ event: "flow/by-hand" }] }, ({ step }) =>
      step.sleep("wait", "1h"),
    );
    apps.push(await startApp(client, [fn]));
    const { ids } = await client.send({ name: "flow/by-hand" });
    const { run_id: runId } = await target.runOf(ids[0]);
    await waiting(runId);
    expect((await target.runs.cancel(runId)).ok).toBe(true);
    expect(await target.endOf(ids[0])).toMatchObject({ status: "Cancelled" });
  });

  test("a run that takes longer than its finish time-out is cancelled", async () => {
    const client = createClient(target.baseUrl);
    const fn = client.createFunction(
      { id: "slow", timeouts: { finish: "2s" }, triggers: [{ event: "flow/slow" }] },
      ({ step }) => step.sleep("too long", "1h"),
    );
    apps.push(await startApp(client, [fn]));
    const { ids } = await client.send({ name: "flow/slow" });
    const { run_id: runId } = await target.runOf(ids[0]);
    await target.letPass(runId, 2_000);
    expect(await target.endOf(ids[0])).toMatchObject({ status: "Cancelled" });
  });
});
