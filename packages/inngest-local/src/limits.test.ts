import { afterAll, beforeAll, describe, expect, test } from "vitest";
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
