import fc from "fast-check";
import { expect, test } from "vitest";
import { createIntents, type Intent, type IntentStore, memoryIntentStore, newIntent } from "./intents.ts";

const dayMs = 24 * 60 * 60_000;
const lost = new Error("no answer");
const refused = new Error("refused");

/** An app that may be started again on the storage of the last one. */
function appOn(store: IntentStore, clock = { ms: 0 }) {
  return createIntents(store, { isSettled: (error) => error === refused, now: () => clock.ms });
}
const keyOf = ({ context }: Intent) => context.idempotencyKey;
const fails = (keys: string[], error: Error) => (intent: Intent) => {
  keys.push(keyOf(intent));
  return Promise.reject(error);
};
const works = (keys: string[]) => async (intent: Intent) => void keys.push(keyOf(intent));

test("a wish whose answer was lost keeps its key over a restart, until it has worked", async () => {
  const store = memoryIntentStore();
  const keys: string[] = [];
  const wish = { amount: 10_000, bankAccountId: "a" };
  await expect(appOn(store).run("withdraw", wish, fails(keys, lost))).rejects.toBe(lost);
  const restarted = appOn(store);
  expect(await restarted.open()).toEqual([{ name: "withdraw", asked: wish, madeAt: 0 }]);
  await restarted.run("withdraw", wish, works(keys));
  expect(new Set(keys).size).toBe(1);
  expect(await restarted.open()).toEqual([]);
  await restarted.run("withdraw", wish, works(keys));
  expect(new Set(keys).size).toBe(2);
});

test("another amount is another wish, and what was refused may be wished anew", async () => {
  const app = appOn(memoryIntentStore());
  const keys: string[] = [];
  await app.run("withdraw", { amount: 1 }, fails(keys, lost)).catch(() => undefined);
  await app.run("withdraw", { amount: 2 }, fails(keys, refused)).catch(() => undefined);
  await app.run("withdraw", { amount: 2 }, fails(keys, refused)).catch(() => undefined);
  expect(new Set(keys).size).toBe(3);
  expect(await app.open()).toMatchObject([{ asked: { amount: 1 } }]);
  await app.forget("withdraw", { amount: 1 });
  expect(await app.open()).toEqual([]);
});

test("what the server no longer knows is not asked for again, and storage that is broken holds nothing", async () => {
  const store = memoryIntentStore();
  const clock = { ms: 0 };
  await appOn(store, clock)
    .run("withdraw", 1, fails([], lost))
    .catch(() => undefined);
  clock.ms = 7 * dayMs;
  expect(await appOn(store, clock).open()).toEqual([]);
  for (const broken of ["{", "[1,null,{}]", "null", '{"a":1}']) {
    await store.save(broken);
    expect(await appOn(store, clock).open()).toEqual([]);
  }
});

test("whatever is lost, refused or restarted in between, one wish that is not settled never has two keys", async () => {
  const step = fc.record({
    wish: fc.constantFrom("a", "b"),
    end: fc.constantFrom(lost, refused, null),
    restart: fc.boolean(),
  });
  const property = fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
    const store = memoryIntentStore();
    let app = appOn(store);
    const open = new Map<string, string>();
    for (const { wish, end, restart } of steps) {
      if (restart) app = appOn(store);
      const keys: string[] = [];
      await app.run(wish, wish, end ? fails(keys, end) : works(keys)).catch(() => undefined);
      const [key = ""] = keys;
      if (open.has(wish)) expect(key).toBe(open.get(wish));
      if (end === lost) open.set(wish, key);
      else open.delete(wish);
    }
  });
  await fc.assert(property, { numRuns: 60 });
});

test("two presses at once of the same button are one wish", async () => {
  const app = appOn(memoryIntentStore());
  const keys: string[] = [];
  await Promise.all([1, 2, 3].map(() => app.run("withdraw", 1, fails(keys, lost)).catch(() => undefined)));
  expect(new Set(keys).size).toBe(1);
});

test("a key is a UUID, each time another", () => {
  const keys = Array.from({ length: 50 }, () => keyOf(newIntent()));
  for (const key of keys)
    expect(key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(new Set(keys).size).toBe(50);
});
