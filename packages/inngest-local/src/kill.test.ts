import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { eventually, runsApi } from "./testing/api.ts";
import { type App, createClient, serveApp, startApp } from "./testing/app.ts";
import { ChildServer, freePort } from "./testing/child-server.ts";
import { createEmptyDatabase, type EmptyDatabase } from "./testing/database.ts";
import { isOwnServer } from "./testing/target.ts";

describe.runIf(isOwnServer)("after a SIGKILL", () => {
  let database: EmptyDatabase;
  let server: ChildServer;
  let app: App | undefined;

  beforeAll(async () => {
    database = await createEmptyDatabase();
  });

  beforeEach(async () => {
    server = new ChildServer(database.url, await freePort());
    await server.start();
  });

  afterEach(async () => {
    await app?.close();
    await server.stop();
  });

  afterAll(() => database.drop());

  async function endOf(eventId: string | undefined) {
    return await eventually("the end of the run", async () => {
      const [run] = await runsApi(server.url).ofEvent(eventId ?? "");
      return run && run.status !== "Running" ? run : undefined;
    });
  }

  test.each([0, 1, 2, 3])(
    "within step %i, only that step runs again and the run completes",
    async (killedIn) => {
      const client = createClient(server.url);
      const calls: number[] = [0, 0, 0, 0];
      let killed: Promise<void> | undefined;
      const fn = client.createFunction(
        { id: "chain", triggers: [{ event: `kill/chain-${client.id}` }] },
        async ({ step }) => {
          const results: number[] = [];
          for (const index of calls.keys()) {
            results.push(
              await step.run(`step ${index}`, async () => {
                calls[index] = (calls[index] ?? 0) + 1;
                if (index === killedIn && !killed) {
                  killed = server.kill();
                  await killed;
                }
                return index * 10;
              }),
            );
          }
          return results;
        },
      );
      app = await startApp(client, [fn]);
      const { ids } = await client.send({ name: `kill/chain-${client.id}` });
      await eventually("the kill", () => killed !== undefined);
      await killed;
      await server.start();
      expect(await endOf(ids[0])).toMatchObject({ status: "Completed", output: [0, 10, 20, 30] });
      expect(calls).toEqual(calls.map((_, index) => (index === killedIn ? 2 : 1)));
    },
  );

  test("within parallel steps, the results that were stored stay", async () => {
    const client = createClient(server.url);
    const calls = { quick: 0, slow: 0 };
    let killed: Promise<void> | undefined;
    const fn = client.createFunction(
      { id: "both", triggers: [{ event: `kill/both-${client.id}` }] },
      async ({ step, runId }) =>
        Promise.all([
          step.run("quick", () => {
            calls.quick += 1;
            return "q";
          }),
          step.run("slow", async () => {
            calls.slow += 1;
            if (!killed) {
              await eventually("the other result", async () =>
                (await runsApi(server.url).byId(runId))?.steps?.some((seen) => seen.status === "Completed"),
              );
              killed = server.kill();
              await killed;
            }
            return "s";
          }),
        ]),
    );
    app = await startApp(client, [fn]);
    const { ids } = await client.send({ name: `kill/both-${client.id}` });
    await eventually("the kill", () => killed !== undefined);
    await killed;
    await server.start();
    expect(await endOf(ids[0])).toMatchObject({ status: "Completed", output: ["q", "s"] });
    expect(calls).toEqual({ quick: 1, slow: 2 });
  });

  test("an event accepted before the kill is worked on, also when the app was away", async () => {
    const client = createClient(server.url);
    let calls = 0;
    const fn = client.createFunction(
      { id: "late", triggers: [{ event: `kill/late-${client.id}` }] },
      ({ step }) =>
        step.run("count", () => {
          calls += 1;
          return "ran";
        }),
    );
    const first = await startApp(client, [fn]);
    await first.close();
    const { ids } = await client.send(Array.from({ length: 20 }, () => ({ name: `kill/late-${client.id}` })));
    await server.kill();
    await server.start();
    app = await serveApp(client, [fn], first.port);
    for (const id of ids) expect(await endOf(id)).toMatchObject({ status: "Completed", output: "ran" });
    expect(calls).toBe(20);
  });

  test("a sleep and a wait go on where they were", async () => {
    const client = createClient(server.url);
    const fn = client.createFunction(
      { id: "patient", triggers: [{ event: `kill/patient-${client.id}` }] },
      async ({ step }) => {
        await step.sleep("nap", "1s");
        const answer = await step.waitForEvent("answer", {
          event: `kill/answer-${client.id}`,
          timeout: "1h",
        });
        return answer?.data;
      },
    );
    app = await startApp(client, [fn]);
    const { ids } = await client.send({ name: `kill/patient-${client.id}` });
    const waits = (op: string) =>
      eventually(op, async () => {
        const [run] = await runsApi(server.url).ofEvent(ids[0] ?? "");
        const seen = run && (await runsApi(server.url).byId(run.run_id));
        return seen?.steps?.some((step) => step.op === op && step.status === "Pending");
      });
    await waits("Sleep");
    await server.kill();
    await server.start();
    await waits("WaitForEvent");
    await server.kill();
    await server.start();
    await client.send({ name: `kill/answer-${client.id}`, data: { yes: true } });
    expect(await endOf(ids[0])).toMatchObject({ status: "Completed", output: { yes: true } });
  });

  test("in the middle of a hundred runs, none is lost and no stored result is made again", async () => {
    const client = createClient(server.url);
    const counted = new Map<string, number>();
    const fn = client.createFunction(
      { id: "many", triggers: [{ event: `kill/many-${client.id}` }] },
      async ({ event, step }) => {
        const value = await step.run("one", () => {
          counted.set(event.data.n, (counted.get(event.data.n) ?? 0) + 1);
          return counted.get(event.data.n);
        });
        return await step.run("two", () => [event.data.n, value]);
      },
    );
    app = await startApp(client, [fn]);
    const { ids } = await client.send(
      Array.from({ length: 100 }, (_, n) => ({ name: `kill/many-${client.id}`, data: { n: `${n}` } })),
    );
    await eventually("some work", () => counted.size > 30);
    await server.kill();
    await server.start();
    const runs = await Promise.all(ids.map((id) => endOf(id)));
    expect(new Set(runs.map((run) => run.status))).toEqual(new Set(["Completed"]));
    // The value that was stored is that of the last time the step ran: nothing ran after it was stored.
    for (const [index, run] of runs.entries())
      expect(run.output).toEqual([`${index}`, counted.get(`${index}`)]);
  });
});
