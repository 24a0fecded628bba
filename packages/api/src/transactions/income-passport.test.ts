import { tables } from "@drivopay/db";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { DriverContext, StaffContext } from "../context.ts";
import { decideStatement } from "../platforms/decide-statement.ts";
import { importStatement } from "../platforms/import-statement.ts";
import { createPlatformsBench, type PlatformsBench } from "../platforms/test-services.ts";
import { testStaff } from "../users/test-services.ts";
import { issueIncomePassport, readIncome } from "./income-passport.ts";

const dayMs = 86_400_000;
let t: PlatformsBench;
let staff: StaffContext;

beforeAll(async () => {
  t = await createPlatformsBench();
  staff = await testStaff(t);
});
afterAll(() => t.close());

/** Uploads a statement of so many rupees a trip. */
async function upload(ctx: DriverContext, name: string, rupees: readonly number[]): Promise<string> {
  const day = new Date(Date.now() - dayMs).toISOString().slice(0, 10);
  const rows = rupees.map((amount, place) => `${name}-${place},${day},${amount}`);
  const csv = `Trip ID,Date,Net earnings\n${rows.join("\n")}`;
  const file = new File([csv], `${name}.csv`, { type: "text/csv" });
  return (await importStatement(ctx, { platform: "RAPIDO", file })).statement.id;
}

/** What the paper says once the running month is over. */
async function later<T>(read: () => Promise<T>): Promise<T> {
  t.clock.advance(32 * dayMs);
  try {
    return await read();
  } finally {
    t.clock.advance(-32 * dayMs);
  }
}

test("what an uploaded statement claims is no income before staff have compared it, and never once they refused it", async () => {
  const { ctx } = await t.driver();
  const income = () => later(() => readIncome(ctx, 3));
  const forged = await upload(ctx, "forged", [90_000, 80_000, -10]);
  expect(await income()).toMatchObject({
    ...{ total: 0, monthsWithIncome: 0, daysWithIncome: 0, highestMonth: 0, sources: [] },
    notYetChecked: 16_999_000,
  });
  await expect(later(() => issueIncomePassport(ctx, 3))).rejects.toMatchObject({ code: "STATE_CONFLICT" });
  const honest = await upload(ctx, "honest", [400, 100]);
  await decideStatement(staff, { id: honest, decision: "CREDIT", note: "As in their books" });
  expect(await income()).toMatchObject({ total: 50_000, daysWithIncome: 1, notYetChecked: 16_999_000 });
  await decideStatement(staff, { id: forged, decision: "REFUSE", note: "Not in their books" });
  expect(await income()).toMatchObject({
    ...{ total: 50_000, lowestMonth: 0, highestMonth: 50_000, notYetChecked: 0 },
    sources: [{ source: "RAPIDO", amount: 50_000, count: 2 }],
  });
});

test("a trip of a refused statement that a sync brings counts for what the platform says of it", async () => {
  const driver = await t.driver();
  const { driverRef, trips } = await t.trips("RAPIDO", `sync-${driver.userId.slice(-6)}`, { count: 1 });
  const [trip] = trips;
  if (!trip) throw new Error("The platform has no trip");
  const file = new File(
    [
      `Trip ID,Date,Net earnings\n${trip.id},${new Date(Date.now() - dayMs).toISOString().slice(0, 10)},99999`,
    ],
    "one.csv",
    { type: "text/csv" },
  );
  const { statement } = await importStatement(driver.ctx, { platform: "RAPIDO", file });
  await decideStatement(staff, { id: statement.id, decision: "REFUSE", note: "Not in their books" });
  await t.connect(driver.ctx, "RAPIDO", driverRef);
  await t.syncAll((await t.connectionOf(driver)).id);
  const [row] = await t.services.db.orm
    .select()
    .from(tables.earnings)
    .where(eq(tables.earnings.tripId, trip.id));
  expect(row?.amount).toBe(trip.due);
  expect(await later(() => readIncome(driver.ctx, 3))).toMatchObject({ total: trip.due, notYetChecked: 0 });
});
