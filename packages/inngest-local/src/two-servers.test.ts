import { cron } from "inngest";
import { expect, test } from "vitest";
import { createMovableClock, type InngestServer, startInngestServer } from "./index.ts";
import { eventually, pause, runsApi } from "./testing/api.ts";
import { createClient, startApp } from "./testing/app.ts";
import { createEmptyDatabase } from "./testing/database.ts";
import { isOwnServer, quietLogger } from "./testing/target.ts";

test.runIf(isOwnServer)("two servers on one database share the work and do none of it twice", async () => {
  const database = await createEmptyDatabase();
  const start = () =>
    startInngestServer({ databaseUrl: database.url, port: 0, logger: quietLogger, maxInFlight: 8 });
  const servers: InngestServer[] = await Promise.all([start(), start()]);
  const [one, two] = servers;
  const clientOne = createClient(one?.url ?? "");
  const calls = new Map<string, number>();
  let activeOfKey = 0;
  let mostOfKey = 0;
  const count = (name: string) => calls.set(name, (calls.get(name) ?? 0) + 1);
  const fn = clientOne.createFunction(
    { id: "shared", triggers: [{ event: "two/shared" }] },
    async ({ event, step }) => {
      await step.run("a", () => count(`${event.data.n} a`));
      await Promise.all([
        step.run("b", () => count(`${event.data.n} b`)),
        step.run("c", () => count(`${event.data.n} c`)),
      ]);
    },
  );
  const alone = clientOne.createFunction(
    { id: "alone", concurrency: { limit: 1 }, triggers: [{ event: "two/shared" }] },
    async () => {
      activeOfKey += 1;
      mostOfKey = Math.max(mostOfKey, activeOfKey);
      await new Promise((resolve) => setTimeout(resolve, 5));
      activeOfKey -= 1;
    },
  );
  const app = await startApp(clientOne, [fn, alone]);
  const send = (url: string, from: number) =>
    fetch(new URL("/e/test", url), {
      method: "POST",
      body: JSON.stringify(
        Array.from({ length: 25 }, (_, n) => ({ name: "two/shared", data: { n: from + n } })),
      ),
    }).then(async (response) => ((await response.json()) as { ids: string[] }).ids);
  await eventually("the second server to know the functions", async () => {
    const health = await fetch(new URL("/health", two?.url));
    return ((await health.json()) as { functions: number }).functions === 2;
  });
  const ids = (await Promise.all([send(one?.url ?? "", 0), send(two?.url ?? "", 25)])).flat();
  for (const id of ids) {
    await eventually("both runs", async () => {
      const runs = await runsApi(two?.url ?? "").ofEvent(id);
      return runs.length === 2 && runs.every((run) => run.status === "Completed");
    });
  }
  expect(calls.size).toBe(150);
  expect(new Set(calls.values())).toEqual(new Set([1]));
  expect(mostOfKey).toBe(1);
  await app.close();
  await Promise.all(servers.map((server) => server.close()));
  await database.drop();
});

test.runIf(isOwnServer)("two servers start one run for a tick of a schedule", async () => {
  const database = await createEmptyDatabase();
  const clock = createMovableClock();
  const start = () => startInngestServer({ databaseUrl: database.url, port: 0, logger: quietLogger, clock });
  const servers = await Promise.all([start(), start()]);
  const client = createClient(servers[0].url);
  let ticks = 0;
  const fn = client.createFunction({ id: "tick", triggers: [cron("* * * * *")] }, () => {
    ticks += 1;
  });
  const app = await startApp(client, [fn]);
  for (const expected of [1, 2, 3]) {
    clock.advance(60_000);
    await eventually("the tick", () => ticks >= expected);
  }
  await pause(200);
  expect(ticks).toBe(3);
  await app.close();
  await Promise.all(servers.map((server) => server.close()));
  await database.drop();
});
