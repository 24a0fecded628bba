import { Inngest } from "inngest";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { connect } from "./database.ts";
import { type InngestServer, startInngestServer } from "./index.ts";
import { hashedSigningKey, signatureOf } from "./signing.ts";
import { eventually, pause } from "./testing/api.ts";
import { type App, serveApp, silent } from "./testing/app.ts";
import { createEmptyDatabase, type EmptyDatabase } from "./testing/database.ts";
import { isOwnServer, quietLogger } from "./testing/target.ts";

const signingKey = `signkey-test-${"ab".repeat(32)}`;
const otherKey = `signkey-test-${"cd".repeat(32)}`;
const eventKey = "demo-event-key";

describe.runIf(isOwnServer)("signed mode", () => {
  let database: EmptyDatabase;
  let server: InngestServer;
  const apps: App[] = [];
  let calls = 0;

  beforeAll(async () => {
    database = await createEmptyDatabase();
  });

  beforeEach(async () => {
    calls = 0;
    server = await startInngestServer({
      databaseUrl: database.url,
      port: 0,
      signingKey,
      eventKey,
      logger: quietLogger,
    });
  });

  afterEach(async () => {
    await Promise.all(apps.splice(0).map((app) => app.close()));
    await server.close();
  });

  afterAll(() => database.drop());

  /** An app as in production: not in dev mode, so that it verifies every call. */
  async function serveSigned(id: string, key: string): Promise<{ client: Inngest; app: App }> {
    const client = new Inngest({
      id,
      isDev: false,
      baseUrl: server.url,
      signingKey: key,
      eventKey,
      logger: silent,
      internalLogger: silent,
    });
    const fn = client.createFunction(
      { id: "paid", triggers: [{ event: `signed/${id}` }] },
      async ({ event, step }) => {
        return await step.run("count", () => {
          calls += 1;
          return event.data;
        });
      },
    );
    const app = await serveApp(client, [fn]);
    apps.push(app);
    return { client, app };
  }

  async function runsOf(eventId: string | undefined) {
    const response = await fetch(new URL(`/v1/events/${eventId}/runs`, server.url), {
      headers: { authorization: `Bearer ${hashedSigningKey(signingKey)}` },
    });
    return ((await response.json()) as { data: { status: string; output: unknown }[] }).data;
  }

  test("an app that verifies signatures registers and runs", async () => {
    const { client, app } = await serveSigned("good", signingKey);
    expect(await app.register()).toMatchObject({ status: 200 });
    // Keys out of order and a non-ASCII text: what is signed is the canonical form.
    const { ids } = await client.send({
      name: "signed/good",
      data: { z: 1, a: "₹125.50 – दान", m: [1.5, null] },
    });
    const run = await eventually("the run", async () =>
      (await runsOf(ids[0])).find((seen) => seen.status === "Completed"),
    );
    expect(run.output).toEqual({ z: 1, a: "₹125.50 – दान", m: [1.5, null] });
    expect(calls).toBe(1);
  });

  test("an app is synced in-band, which needs the signature to be right", async () => {
    const { app } = await serveSigned("in-band", signingKey);
    const { app: foreign } = await serveSigned("foreign", otherKey);
    const syncing = await startInngestServer({
      databaseUrl: database.url,
      port: 0,
      signingKey,
      appUrls: [foreign.url, app.url],
      logger: quietLogger,
    });
    const before = await functionIds();
    await eventually("the sync", async () => (await functionIds()).includes("in-band-paid"));
    expect(before).not.toContain("foreign-paid");
    await pause(300);
    expect(await functionIds()).not.toContain("foreign-paid");
    await syncing.close();
  });

  async function functionIds(): Promise<string[]> {
    const sql = connect(database.url);
    const rows = await sql<{ id: string }[]>`SELECT id FROM inngest.functions`;
    await sql.end();
    return rows.map((row) => row.id);
  }

  test("a call that is unsigned or signed by another key is refused with 401 and runs nothing", async () => {
    const { app } = await serveSigned("guarded", signingKey);
    const url = `${app.url}?fnId=guarded-paid&stepId=step`;
    const body = JSON.stringify({
      event: {},
      events: [{}],
      steps: {},
      version: -1,
      ctx: { run_id: "r", attempt: 0 },
    });
    const unsigned = await fetch(url, {
      method: "POST",
      body,
      headers: { "content-type": "application/json" },
    });
    const forged = await fetch(url, {
      method: "POST",
      body,
      headers: { "content-type": "application/json", "x-inngest-signature": signatureOf(body, otherKey) },
    });
    expect([unsigned.status, forged.status, calls]).toEqual([401, 401, 0]);
  });

  test("a run whose app refuses the signature waits; once the app has the right key it completes", async () => {
    const { client, app } = await serveSigned("rotated", signingKey);
    await app.register();
    await app.close();
    const wrong = await serveApp(
      clientWith("rotated", otherKey).client,
      clientWith("rotated", otherKey).functions,
      app.port,
    );
    const { ids } = await client.send({ name: "signed/rotated", data: {} });
    await pause(500);
    expect(await runsOf(ids[0])).toMatchObject([{ status: "Running" }]);
    expect(calls).toBe(0);
    await wrong.close();
    const right = clientWith("rotated", signingKey);
    apps.push(await serveApp(right.client, right.functions, app.port));
    await eventually("the run", async () => (await runsOf(ids[0]))[0]?.status === "Completed");
    expect(calls).toBe(1);
  });

  function clientWith(id: string, key: string) {
    const client = new Inngest({
      id,
      isDev: false,
      baseUrl: server.url,
      signingKey: key,
      eventKey,
      logger: silent,
      internalLogger: silent,
    });
    const fn = client.createFunction({ id: "paid", triggers: [{ event: `signed/${id}` }] }, () => {
      calls += 1;
    });
    return { client, functions: [fn] };
  }

  test("registration, runs and events ask for their keys", async () => {
    const { app } = await serveSigned("stranger", otherKey);
    expect((await app.register()).status).not.toBe(200);
    const post = (path: string) => fetch(new URL(path, server.url), { method: "POST", body: `{"name":"a"}` });
    expect((await post("/fn/register")).status).toBe(401);
    expect((await post("/e/wrong")).status).toBe(401);
    expect((await post(`/e/${eventKey}`)).status).toBe(200);
    expect((await fetch(new URL("/v1/runs/any", server.url))).status).toBe(401);
    expect((await fetch(new URL("/v0/runs/any/actions", server.url))).status).toBe(401);
    expect((await fetch(new URL("/health", server.url))).status).toBe(200);
  });
});
