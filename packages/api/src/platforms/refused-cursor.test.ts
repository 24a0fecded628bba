import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { syncPage } from "./sync-page.ts";
import { createPlatformsBench, type PlatformsBench } from "./test-services.ts";

let t: PlatformsBench;
beforeAll(async () => {
  t = await createPlatformsBench();
});
afterAll(() => t.close());
beforeEach(() => t.faults());

const laterPages = {
  UBER: "GET /v1/partners/payments?*offset=50*",
  OLA: "GET /v1/drivers/*/earnings?*cursor=*",
} as const;
type Paged = keyof typeof laterPages;

const refuseLaterPages = (platform: Paged, status: number) =>
  t.faults({ provider: platform.toLowerCase(), match: laterPages[platform], kind: "error", status });

async function inMidWindow(platform: Paged, ref: string) {
  const driver = await t.driver();
  await t.connect(driver.ctx, platform, ref);
  const { id: connectionId } = await t.connectionOf(driver);
  const dayMs = 86_400_000;
  const { due } = await t.trips(platform, ref, {
    ...{ count: 220, amount: 10_000, cashShare: 0 },
    ...{ from: new Date(Date.now() - 4 * dayMs).toISOString(), to: new Date().toISOString() },
  });
  let credited = 0;
  while (credited === 0) credited += (await syncPage(t.services, connectionId)).credited;
  expect((await t.connectionOf(driver)).cursor?.page).not.toBeNull();
  return { ...driver, connectionId, due };
}

test.each([
  ["OLA", 400],
  ["OLA", 404],
  ["UBER", 400],
] as const)(
  "%s: a mark that died (%i) has its window read anew, and each trip is credited once",
  async (platform, status) => {
    const driver = await inMidWindow(platform, `${platform.toLowerCase()}-dead-${status}`);
    await refuseLaterPages(platform, status);
    expect(await syncPage(t.services, driver.connectionId)).toEqual({ state: "MORE", credited: 0 });
    expect((await t.connectionOf(driver)).cursor?.page).toBeNull();
    await t.faults();
    expect(await t.syncAll(driver.connectionId)).toMatchObject({ ended: "DONE" });
    expect((await t.balance(driver)).balance).toBe(driver.due);
    expect((await t.connectionOf(driver)).cursor).toBeNull();
    await t.expectBooksProve();
  },
);

test("a window that is refused again is told of, not walked for ever, and begins anew at the next sync", async () => {
  const driver = await inMidWindow("OLA", "ola-stubborn");
  await refuseLaterPages("OLA", 400);
  await expect(t.syncAll(driver.connectionId)).rejects.toMatchObject({ code: "PROVIDER_REJECTED" });
  const { cursor } = await t.connectionOf(driver);
  expect(cursor).toMatchObject({ page: null });
  expect(cursor).not.toHaveProperty("begunAgain");
  await expect(t.syncAll(driver.connectionId)).rejects.toMatchObject({ code: "PROVIDER_REJECTED" });
  await t.faults();
  await t.syncAll(driver.connectionId);
  expect((await t.balance(driver)).balance).toBe(driver.due);
  await t.expectBooksProve();
});

test("signing in again goes on past a mark that died", async () => {
  const driver = await inMidWindow("OLA", "ola-again");
  await t.control("POST", "/trips/tokens", { platform: "ola", driverRef: "ola-again", action: "revoke" });
  expect((await syncPage(t.services, driver.connectionId)).state).toBe("STOPPED");
  expect(await t.connect(driver.ctx, "OLA", "ola-again")).toBe("CONNECTED");
  await refuseLaterPages("OLA", 400);
  expect((await syncPage(t.services, driver.connectionId)).state).toBe("MORE");
  await t.faults();
  await t.syncAll(driver.connectionId);
  expect((await t.balance(driver)).balance).toBe(driver.due);
});
