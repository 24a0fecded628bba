import { expect, test } from "vitest";
import { onFirstUse } from "./on-first-use.ts";

test("nothing is made before the first call, and one thing however many call at once", async () => {
  let made = 0;
  const thing = onFirstUse(async () => ({ number: ++made }));
  expect(made).toBe(0);
  const [one, other] = await Promise.all([thing(), thing()]);
  expect(one).toBe(other);
  expect(await thing()).toBe(one);
});

test("a making that failed is tried again at the next call", async () => {
  let tries = 0;
  const thing = onFirstUse(async () => {
    tries += 1;
    if (tries === 1) throw new Error("not yet");
    return tries;
  });
  await expect(thing()).rejects.toThrow("not yet");
  await expect(thing()).resolves.toBe(2);
});
