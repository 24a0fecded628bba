import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type InngestServer, startInngestServer } from "./index.ts";
import { eventually, pause, runsApi } from "./testing/api.ts";
import { type App, createClient, serveApp, startApp } from "./testing/app.ts";
import { createEmptyDatabase, type EmptyDatabase } from "./testing/database.ts";
import { isOwnServer, quietLogger } from "./testing/target.ts";

describe.runIf(isOwnServer)("delivery", () => {
  let database: EmptyDatabase;
  let server: InngestServer;
  let app: App | undefined;

  const start = (closeGraceMs = 5_000) =>
    startInngestServer({
      databaseUrl: database.url,
      port: 0,
      logger: quietLogger,
      closeGraceMs,
      retryBaseMs: 20,
      testClock: true,
    });

  beforeEach(async () => {
    database = await createEmptyDatabase();
    server = await start();
  });

  afterEach(async () => {
    await app?.close();
    await server.close();
    await database.drop();
  });

  const endOf = (eventId: string | undefined) =>
    eventually("the end of the run", async () => {
      const [run] = await runsApi(server.url).ofEvent(eventId ?? "");
      return run && run.status !== "Running" ? run : undefined;
    });

  test("an app that dies within a step is asked again, and that uses up none of the tries", async () => {
    const client = createClient(server.url);
    let tries = 0;
    const fn = client.createFunction(
      { id: "crash", retries: 0, triggers: [{ event: "delivery/crash" }] },
      ({ step, attempt }) =>
        step.run("dies", async () => {
          tries += 1;
          if (tries === 1) await app?.close();
          return attempt;
        }),
    );
    const first = await startApp(client, [fn]);
    app = first;
    const { ids } = await client.send({ name: "delivery/crash" });
    await eventually("the crash", () => tries === 1);
    await pause(300);
    app = await serveApp(client, [fn], first.port);
    expect(await endOf(ids[0])).toMatchObject({ status: "Completed", output: 0 });
    expect(tries).toBe(2);
  });

  test("closing waits for the step under way and keeps its result", async () => {
    const client = createClient(server.url);
    let calls = 0;
    const fn = client.createFunction({ id: "slow", triggers: [{ event: "delivery/slow" }] }, ({ step }) =>
      step.run("slow", async () => {
        calls += 1;
        await pause(400);
        return "kept";
      }),
    );
    app = await startApp(client, [fn]);
    const { ids } = await client.send({ name: "delivery/slow" });
    await eventually("the call", () => calls === 1);
    await server.close();
    server = await start();
    expect(await endOf(ids[0])).toMatchObject({ status: "Completed", output: "kept" });
    expect(calls).toBe(1);
  });

  test("a step that outlasts the grace of closing is called again at once by the next server", async () => {
    await server.close();
    server = await start(50);
    const client = createClient(server.url);
    let calls = 0;
    const fn = client.createFunction({ id: "slower", triggers: [{ event: "delivery/slower" }] }, ({ step }) =>
      step.run("slower", async () => {
        calls += 1;
        if (calls === 1) await pause(20_000);
        return calls;
      }),
    );
    app = await startApp(client, [fn]);
    const { ids } = await client.send({ name: "delivery/slower" });
    await eventually("the call", () => calls === 1);
    await server.close();
    server = await start();
    expect(await endOf(ids[0])).toMatchObject({ status: "Completed", output: 2 });
  });

  test("a run that does not start in its time is cancelled, the one that did goes on", async () => {
    const client = createClient(server.url);
    let release: (() => void) | undefined;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    let started = 0;
    const fn = client.createFunction(
      { id: "queued", concurrency: 1, timeouts: { start: "5s" }, triggers: [{ event: "delivery/queued" }] },
      async () => {
        started += 1;
        await released;
      },
    );
    app = await startApp(client, [fn]);
    const first = await client.send({ name: "delivery/queued" });
    await eventually("the first", () => started === 1);
    const second = await client.send({ name: "delivery/queued" });
    await fetch(new URL("/v1/test/clock", server.url), { method: "POST", body: `{"advanceMs":5000}` });
    expect(await endOf(second.ids[0])).toMatchObject({ status: "Cancelled" });
    release?.();
    expect(await endOf(first.ids[0])).toMatchObject({ status: "Completed" });
    expect(started).toBe(1);
  });

  test("a run cancelled while its step is under way stays cancelled", async () => {
    const client = createClient(server.url);
    let calls = 0;
    let finished = false;
    const fn = client.createFunction(
      { id: "late", triggers: [{ event: "delivery/late" }] },
      async ({ step }) => {
        await step.run("slow", async () => {
          calls += 1;
          await pause(200);
          finished = true;
        });
        await step.run("after", () => {
          calls += 1;
        });
      },
    );
    app = await startApp(client, [fn]);
    const { ids } = await client.send({ name: "delivery/late" });
    await eventually("the call", () => calls === 1);
    const [run] = await runsApi(server.url).ofEvent(ids[0] ?? "");
    await runsApi(server.url).cancel(run?.run_id ?? "");
    await eventually("the step's end", () => finished);
    await pause(100);
    expect(await endOf(ids[0])).toMatchObject({ status: "Cancelled" });
    expect(calls).toBe(1);
    expect((await runsApi(server.url).cancel(run?.run_id ?? "")).status).toBe(200);
  });
});
