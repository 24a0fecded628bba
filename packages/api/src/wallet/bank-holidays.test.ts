import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestServices, type TestServices } from "../test-services.ts";
import { settlementDueBefore } from "./bank-holidays.ts";

let world: TestServices;
beforeAll(async () => {
  world = await createTestServices();
});
afterAll(() => world.close());

test.each([
  ["a Thursday noon", "2026-11-26T12:00:00+05:30", "2026-11-24T00:00:00+05:30"],
  ["the first minute of that Thursday", "2026-11-26T00:00:00+05:30", "2026-11-24T00:00:00+05:30"],
  [
    "a Monday behind a Sunday and a fourth Saturday",
    "2026-11-30T09:00:00+05:30",
    "2026-11-26T00:00:00+05:30",
  ],
  ["a Monday behind all that and Christmas", "2026-12-28T09:00:00+05:30", "2026-12-23T00:00:00+05:30"],
])("on %s, what two whole working days have passed over must have been settled", async (_, at, due) => {
  expect(await settlementDueBefore(world.services.db, new Date(at))).toEqual(new Date(due));
});
