import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { eventually } from "./testing/api.ts";
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

async function post(
  body: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: unknown }> {
  const response = await fetch(new URL("/e/test", target.baseUrl), {
    method: "POST",
    body,
    headers: { "content-type": "application/json", ...headers },
  });
  return { status: response.status, body: await response.json() };
}

test("one event or an array of them is accepted, each with an id", async () => {
  expect(await post(`{"name":"intake/one"}`)).toMatchObject({
    status: 200,
    body: { status: 200, ids: [expect.any(String)] },
  });
  const many = await post(
    `[{"name":"intake/one","data":{}},{"name":"intake/two","ts":1700000000000,"user":{"id":1}}]`,
  );
  expect(many).toMatchObject({ status: 200, body: { ids: [expect.any(String), expect.any(String)] } });
});

const deep = `{"name":"a","data":${'{"a":'.repeat(5_000)}1${"}".repeat(5_000)}}`;

test.each([
  ["no JSON", "{"],
  ["nothing", ""],
  ["a number", "5"],
  ["a string", `"name"`],
  ["no name", `{"data":{}}`],
  ["an empty name", `{"name":""}`],
  ["a name that is no text", `{"name":5}`],
  ["data that is no object", `{"name":"a","data":[1]}`],
  ["one bad among good", `[{"name":"a"},{"nome":"b"}]`],
])("%s is refused with 400", async (_what, body) => {
  const answer = await post(body);
  expect(answer.status).toBe(400);
});

test.runIf(isOwnServer).each([
  ["an empty array", "[]"],
  ["a time that is no number", `{"name":"a","ts":"now"}`],
  ["a negative time", `{"name":"a","ts":-1}`],
  ["U+0000 in the name", `{"name":"a\\u0000b"}`],
  ["U+0000 in the id", `{"name":"a","id":"a\\u0000b"}`],
  ["a name of 300 characters", `{"name":"${"a".repeat(300)}"}`],
  ["five thousand levels", deep],
])("%s is refused with 400 and says why", async (_what, body) => {
  expect(await post(body)).toMatchObject({ status: 400, body: { status: 400, error: expect.any(String) } });
});

test.runIf(isOwnServer)("U+0000 within the data arrives as it was sent", async () => {
  const client = createClient(target.baseUrl);
  const fn = client.createFunction(
    { id: "nul", triggers: [{ event: "intake/nul" }] },
    ({ event }) => event.data,
  );
  apps.push(await startApp(client, [fn]));
  const { ids } = await client.send({ name: "intake/nul", data: { text: "a\u0000b" } });
  expect(await target.endOf(ids[0])).toMatchObject({ status: "Completed", output: { text: "a\u0000b" } });
});

test.runIf(isOwnServer)(
  "whatever is sent is either accepted or refused, never a fault of the server",
  async () => {
    const text = fc.string({ unit: "binary" });
    const event = fc.record(
      {
        name: text,
        id: text,
        data: fc.dictionary(text, fc.jsonValue()),
        ts: fc.oneof(fc.nat(), fc.double()),
        v: text,
      },
      { requiredKeys: ["name"] },
    );
    const body = fc.oneof(fc.jsonValue(), event, fc.array(event, { maxLength: 3 }), fc.string());
    await fc.assert(
      fc.asyncProperty(body, async (value) => {
        expect([200, 400]).toContain((await post(JSON.stringify(value) ?? "")).status);
      }),
      { numRuns: 300 },
    );
  },
);

test("the same event id starts one run, also when sent at once many times", async () => {
  const client = createClient(target.baseUrl);
  let calls = 0;
  const fn = client.createFunction({ id: "dedupe", triggers: [{ event: "intake/dedupe" }] }, () => {
    calls += 1;
  });
  apps.push(await startApp(client, [fn]));
  const event = { id: `order-${client.id}`, name: "intake/dedupe", data: {} };
  const sent = await Promise.all(Array.from({ length: 20 }, () => client.send([event, event])));
  const ids = new Set(sent.flatMap((answer) => answer.ids));
  const marker = await client.send({ name: "intake/dedupe", data: {} });
  await target.endOf(marker.ids[0]);
  const runs = await Promise.all([...ids].map((id) => target.runs.ofEvent(id)));
  await eventually("the one run", () => calls >= 2);
  expect(runs.flat()).toHaveLength(1);
  expect(calls).toBe(2);
});

test("a send that is tried again because its answer was lost counts once", async () => {
  const client = createClient(target.baseUrl);
  let calls = 0;
  const fn = client.createFunction({ id: "seed", triggers: [{ event: "intake/seed" }] }, () => {
    calls += 1;
  });
  apps.push(await startApp(client, [fn]));
  const headers = { "x-inngest-event-id-seed": `${Date.now()},AAECAwQFBgcICQ==` };
  const body = JSON.stringify([{ name: "intake/seed" }, { name: "intake/seed" }]);
  await post(body, headers);
  await post(body, headers);
  const marker = await client.send({ name: "intake/seed", data: {} });
  await target.endOf(marker.ids[0]);
  await eventually("the runs", () => calls >= 3);
  expect(calls).toBe(3);
});

test("a burst of 1,000 events runs every one of them once", async () => {
  const client = createClient(target.baseUrl);
  const seen = new Map<number, number>();
  const fn = client.createFunction(
    { id: "burst", triggers: [{ event: "intake/burst" }] },
    ({ event, step }) =>
      step.run("count", () => {
        seen.set(event.data.n, (seen.get(event.data.n) ?? 0) + 1);
      }),
  );
  apps.push(await startApp(client, [fn]));
  const events = Array.from({ length: 1_000 }, (_, n) => ({ name: "intake/burst", data: { n } }));
  for (let start = 0; start < 1_000; start += 100) await client.send(events.slice(start, start + 100));
  await eventually("1,000 runs", () => seen.size === 1_000, 170_000);
  expect(new Set(seen.values())).toEqual(new Set([1]));
}, 180_000);

test.runIf(isOwnServer)("an accepted event reaches its function without waiting for a poll", async () => {
  const client = createClient(target.baseUrl);
  const delays: number[] = [];
  const fn = client.createFunction({ id: "fast", triggers: [{ event: "intake/fast" }] }, ({ event }) => {
    delays.push(performance.now() - event.data.sentAt);
  });
  apps.push(await startApp(client, [fn]));
  for (let n = 1; n <= 30; n += 1) {
    await client.send({ name: "intake/fast", data: { sentAt: performance.now() } });
    await eventually("the call", () => delays.length === n);
  }
  const median = delays.toSorted((a, b) => a - b)[15] ?? Number.POSITIVE_INFINITY;
  // Were events found by the one-second poll, the median would be half a second; an idle machine shows some 5 ms.
  expect(median).toBeLessThan(350);
});
