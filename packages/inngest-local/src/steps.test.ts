import { NonRetriableError, RetryAfterError } from "inngest";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
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

describe("step.run", () => {
  test("runs each step once and returns what the function returns", async () => {
    const client = createClient(target.baseUrl);
    const calls: string[] = [];
    const fn = client.createFunction(
      { id: "chain", triggers: [{ event: "steps/chain" }] },
      async ({ event, step }) => {
        const first = await step.run("first", () => {
          calls.push("first");
          return Number(event.data.n);
        });
        const second = await step.run("second", () => {
          calls.push("second");
          return first + 1;
        });
        return { second };
      },
    );
    apps.push(await startApp(client, [fn]));
    const { ids } = await client.send({ name: "steps/chain", data: { n: 1 } });
    const run = await target.endOf(ids[0]);
    expect(run).toMatchObject({
      status: "Completed",
      output: { second: 2 },
      function_id: `${client.id}-chain`,
    });
    expect(calls).toEqual(["first", "second"]);
  });

  test("a step that returns nothing is memoised as null", async () => {
    const client = createClient(target.baseUrl);
    let calls = 0;
    const fn = client.createFunction(
      { id: "void", triggers: [{ event: "steps/void" }] },
      async ({ step }) => {
        const nothing = await step.run("nothing", () => {
          calls += 1;
        });
        return { nothing: nothing ?? "none", calls };
      },
    );
    apps.push(await startApp(client, [fn]));
    const { ids } = await client.send({ name: "steps/void" });
    expect(await target.endOf(ids[0])).toMatchObject({
      status: "Completed",
      output: { nothing: "none", calls: 1 },
    });
  });
});

describe("retries", () => {
  test.runIf(isOwnServer)(
    "a failing step is tried retries + 1 times, then the function may catch its error",
    async () => {
      const client = createClient(target.baseUrl);
      const attempts: number[] = [];
      const fn = client.createFunction(
        { id: "retry-step", retries: 2, triggers: [{ event: "steps/retry" }] },
        async ({ step, attempt }) => {
          try {
            await step.run("fails", () => {
              attempts.push(attempt);
              throw new Error("no luck");
            });
          } catch (error) {
            return { caught: error instanceof Error ? error.message : "" };
          }
          return {};
        },
      );
      apps.push(await startApp(client, [fn]));
      const { ids } = await client.send({ name: "steps/retry" });
      expect(await target.endOf(ids[0])).toMatchObject({
        status: "Completed",
        output: { caught: "no luck" },
      });
      expect(attempts).toEqual([0, 1, 2]);
    },
  );

  test("a step waits as long as RetryAfterError asks, then succeeds", async () => {
    const client = createClient(target.baseUrl);
    const tries: number[] = [];
    const fn = client.createFunction(
      { id: "retry-after", triggers: [{ event: "steps/retry-after" }] },
      ({ step }) =>
        step.run("once more", () => {
          tries.push(Date.now());
          if (tries.length === 1) throw new RetryAfterError("busy", 1_000);
          return "done";
        }),
    );
    apps.push(await startApp(client, [fn]));
    const { ids } = await client.send({ name: "steps/retry-after" });
    expect(await target.endOf(ids[0])).toMatchObject({ status: "Completed", output: "done" });
    expect((tries[1] ?? 0) - (tries[0] ?? 0)).toBeGreaterThanOrEqual(990);
  });

  test("NonRetriableError fails the run at the first try", async () => {
    const client = createClient(target.baseUrl);
    let tries = 0;
    const fn = client.createFunction({ id: "final", triggers: [{ event: "steps/final" }] }, ({ step }) =>
      step.run("refuses", () => {
        tries += 1;
        throw new NonRetriableError("never");
      }),
    );
    apps.push(await startApp(client, [fn]));
    const { ids } = await client.send({ name: "steps/final" });
    const run = await target.endOf(ids[0]);
    expect(run).toMatchObject({ status: "Failed", output: { message: "never" } });
    expect(tries).toBe(1);
  });

  test("a function that throws between steps keeps the results it has", async () => {
    const client = createClient(target.baseUrl);
    let stepCalls = 0;
    let functionThrew = false;
    const fn = client.createFunction(
      { id: "between", triggers: [{ event: "steps/between" }] },
      async ({ step }) => {
        const value = await step.run("once", () => {
          stepCalls += 1;
          return stepCalls;
        });
        if (!functionThrew) {
          functionThrew = true;
          throw new RetryAfterError("between steps", 1_000);
        }
        return value;
      },
    );
    apps.push(await startApp(client, [fn]));
    const { ids } = await client.send({ name: "steps/between" });
    expect(await target.endOf(ids[0])).toMatchObject({ status: "Completed", output: 1 });
  });

  test("onFailure hears the error and the event of the run that failed", async () => {
    const client = createClient(target.baseUrl);
    const heard: unknown[] = [];
    const fn = client.createFunction(
      {
        id: "doomed",
        retries: 0,
        triggers: [{ event: "steps/doomed" }],
        onFailure: ({ error, event }) => {
          heard.push([error.message, event.data.event.data, event.data.run_id]);
        },
      },
      () => {
        throw new Error("broken");
      },
    );
    apps.push(await startApp(client, [fn]));
    const { ids } = await client.send({ name: "steps/doomed", data: { order: 7 } });
    const run = await target.endOf(ids[0]);
    expect(run).toMatchObject({ status: "Failed", output: { message: "broken" } });
    await expect.poll(() => heard).toEqual([["broken", { order: 7 }, run.run_id]]);
  });
});

describe("sleep", () => {
  test("sleep and sleepUntil end in their time and not before", async () => {
    const client = createClient(target.baseUrl);
    const fn = client.createFunction(
      { id: "sleeper", triggers: [{ event: "steps/sleep" }] },
      async ({ step }) => {
        await step.sleep("nap", "2s");
        return "awake";
      },
    );
    apps.push(await startApp(client, [fn]));
    const { ids } = await client.send({ name: "steps/sleep" });
    const { run_id: runId } = await target.runOf(ids[0]);
    expect(await target.runs.byId(runId)).toMatchObject({ status: "Running" });
    await target.letPass(runId, 2_000);
    expect(await target.endOf(ids[0])).toMatchObject({ status: "Completed", output: "awake" });
  });

  test.runIf(isOwnServer)(
    "with the clock moved, fifteen minutes pass at once and fourteen are not enough",
    async () => {
      const client = createClient(target.baseUrl);
      const fn = client.createFunction(
        { id: "long", triggers: [{ event: "steps/long" }] },
        async ({ event, step }) => {
          await step.sleepUntil("until then", new Date(event.data.until));
          return "awake";
        },
      );
      apps.push(await startApp(client, [fn]));
      const { ids } = await client.send({ name: "steps/long", data: { until: await serverTimeIn(15) } });
      const { run_id: runId } = await target.runOf(ids[0]);
      await target.letPass(runId, 14 * 60_000);
      expect(await target.runs.byId(runId)).toMatchObject({ status: "Running" });
      await target.letPass(runId, 60_000);
      expect(await target.endOf(ids[0])).toMatchObject({ status: "Completed" });
    },
  );
});

/** Minutes from now by the server's clock, which earlier tests have moved. */
async function serverTimeIn(minutes: number): Promise<string> {
  const client = createClient(target.baseUrl);
  const fn = client.createFunction(
    { id: "clock", triggers: [{ event: "steps/clock" }] },
    ({ runId }) => runId,
  );
  apps.push(await startApp(client, [fn]));
  const { ids } = await client.send({ name: "steps/clock" });
  const response = await fetch(new URL(`/v1/runs/${(await target.endOf(ids[0])).run_id}`, target.baseUrl));
  const { data } = (await response.json()) as { data: { ended_at: string } };
  return new Date(Date.parse(data.ended_at) + minutes * 60_000).toISOString();
}

describe("parallel steps", () => {
  test("run at the same time, each once, and join", async () => {
    const client = createClient(target.baseUrl);
    const calls: string[] = [];
    let running = 0;
    let most = 0;
    const fn = client.createFunction(
      { id: "parallel", triggers: [{ event: "steps/parallel" }] },
      async ({ step }) => {
        const work = (name: string) =>
          step.run(name, async () => {
            calls.push(name);
            running += 1;
            most = Math.max(most, running);
            await new Promise((resolve) => setTimeout(resolve, 150));
            running -= 1;
            return name;
          });
        const all = await Promise.all([work("a"), work("b"), work("c")]);
        const last = await step.run("last", () => calls.push("last") && "d");
        return [...all, last];
      },
    );
    apps.push(await startApp(client, [fn]));
    const { ids } = await client.send({ name: "steps/parallel" });
    expect(await target.endOf(ids[0])).toMatchObject({ status: "Completed", output: ["a", "b", "c", "d"] });
    expect(calls.slice(0, 3).toSorted()).toEqual(["a", "b", "c"]);
    expect(calls.slice(3)).toEqual(["last"]);
    expect(most).toBe(3);
  });

  test.runIf(isOwnServer)("one that fails for good does not take the others along", async () => {
    const client = createClient(target.baseUrl);
    const fn = client.createFunction(
      { id: "settled", retries: 1, triggers: [{ event: "steps/settled" }] },
      async ({ step }) => {
        const results = await Promise.allSettled([
          step.run("good", () => 1),
          step.run("bad", () => {
            throw new Error("bad");
          }),
        ]);
        return results.map((result) => result.status);
      },
    );
    apps.push(await startApp(client, [fn]));
    const { ids } = await client.send({ name: "steps/settled" });
    expect(await target.endOf(ids[0])).toMatchObject({
      status: "Completed",
      output: ["fulfilled", "rejected"],
    });
  });
});
