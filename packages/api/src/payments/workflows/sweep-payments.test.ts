import { tables } from "@drivopay/db";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { proveLedger, readWallet } from "../../wallet/index.ts";
import { type Crash, createWalletBench, type WalletBench } from "../../wallet/test-services.ts";
import { makeDriver } from "../../wallet/testing/fixtures.ts";
import { permanentQr } from "../permanent-qr.ts";
import { sweepPaymentsWorkflow } from "./sweep-payments.ts";

const { payments } = tables;
const fiveMinutesMs = 300_000;
const fare = 20_000;
const soon = { timeout: 30_000, interval: 200 };

let bench: WalletBench;
beforeAll(async () => {
  bench = await createWalletBench((services) => [sweepPaymentsWorkflow(services)]);
});
beforeEach(() => bench.app.plan(null));
afterAll(() => bench.close());

/** A fare on a driver's own QR; no webhook of it comes in here. */
async function unheardFare() {
  const driver = await makeDriver(bench.world);
  const { upiUri } = await permanentQr(driver.call());
  const response = await fetch(`${bench.world.sandbox.url}/_control/upi/pay`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ upiUri, amount: fare }),
  });
  expect(response.ok).toBe(true);
  return driver;
}

const moments = [1, 2, 3].flatMap((atCall) =>
  (["before the step", "after the step"] as const).map((when): Crash => ({ atCall, when })),
);

test.each(moments)("killed at call $atCall, $when: an unheard fare is credited once", async (crash) => {
  const driver = await unheardFare();
  bench.app.plan(crash);
  bench.inngest.clock.advance(fiveMinutesMs);
  const balance = async () => (await readWallet(bench.services.db, driver.walletId)).balance;
  await expect.poll(balance, soon).toBe(fare);
  await expect.poll(() => bench.app.crashed, soon).toBe(true);
  const kept = await bench.services.db.orm.select().from(payments).where(eq(payments.userId, driver.userId));
  expect(kept).toMatchObject([{ status: "CAPTURED", source: "PERMANENT_QR", amount: fare }]);
  expect(await balance()).toBe(fare);
  expect((await proveLedger(bench.services.db)).breaks).toEqual([]);
});
