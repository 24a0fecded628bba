import { tables } from "@drivopay/db";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TestServices } from "../test-services.ts";
import type { TestDriver } from "../wallet/testing/fixtures.ts";
import { emailStatement } from "./email-statement.ts";
import { askMonthlyStatements, listStatementMonths, requestMonthlyStatement } from "./monthly-statements.ts";
import { createStatementWorld, makeFile } from "./testing/statement-world.ts";

const { users } = tables;

let world: TestServices;
let driver: TestDriver;

beforeAll(async () => {
  ({ world, driver } = await createStatementWorld());
});
afterAll(() => world.close());

describe("the monthly statement", () => {
  test("is asked for once for every driver whose money moved, and stands in the list of months", async () => {
    const asked = await askMonthlyStatements(world.services, null);
    expect(asked.asked).toBeGreaterThanOrEqual(1);
    expect(await askMonthlyStatements(world.services, null)).toEqual(asked);
    const again = await requestMonthlyStatement(driver.call(), "2026-10");
    await makeFile(world, again.id);
    const { months } = await listStatementMonths(driver.call());
    expect(months.map(({ month, statement }) => [month, statement?.status ?? null])).toEqual([
      ["2026-10", "READY"],
      ["2026-09", null],
      ["2026-08", null],
      ["2026-07", null],
    ]);
  });

  test("of a month that has not ended is refused", async () => {
    await expect(requestMonthlyStatement(driver.call(), "2026-11")).rejects.toMatchObject({
      code: "VALIDATION_FAILED",
    });
  });

  test("is told by email once, and only to an address that was proved", async () => {
    const { id } = await requestMonthlyStatement(driver.call(), "2026-10");
    expect(await emailStatement(world.services, id)).toEqual({ emailed: false });
    await world.services.db.orm
      .update(users)
      .set({ email: "asha@drivopay.test", emailVerifiedAt: new Date(), language: "hi" })
      .where(eq(users.id, driver.userId));
    expect(await emailStatement(world.services, id)).toEqual({ emailed: true });
    expect(await emailStatement(world.services, id)).toEqual({ emailed: false });
    const ours = world.letters.filter(({ to: address }) => address === "asha@drivopay.test");
    expect(ours).toHaveLength(1);
    expect(ours[0]?.text).toContain("/history/statements");
  });
});
