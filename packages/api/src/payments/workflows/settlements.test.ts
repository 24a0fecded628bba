import { paise } from "@drivopay/contracts/money";
import { tables } from "@drivopay/db";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { proveLedger, readWallet } from "../../wallet/index.ts";
import { type Crash, createWalletBench, type WalletBench } from "../../wallet/test-services.ts";
import { makeDriver } from "../../wallet/testing/fixtures.ts";
import { generateQr } from "../generate-qr.ts";
import { settlementsWorkflow } from "./settlements.ts";

const Made = z.looseObject({ id: z.string().default("") });
const { settlements, transactions } = tables;
const twoHoursMs = 2 * 3_600_000;
const soon = { timeout: 30_000, interval: 200 };

let bench: WalletBench;
beforeAll(async () => {
  bench = await createWalletBench((services) => [settlementsWorkflow(services)]);
  bench.webhooksArrive = false;
});
beforeEach(() => bench.app.plan(null));
afterAll(() => bench.close());

async function control(path: string, body: object): Promise<{ id: string }> {
  const response = await fetch(`${bench.world.sandbox.url}/_control${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  expect(response.ok).toBe(true);
  return Made.parse(await response.json());
}

/** A fare paid by a credit card, no webhook of which comes in, and the settlement that carries it. */
async function settledUnheard() {
  const driver = await makeDriver(bench.world);
  const { upiUri } = await generateQr(driver.call(), { amount: paise(20_000) });
  await control("/upi/pay", { upiUri, vpa: "card.rider@okaxis" });
  return { driver, gatewaySettlementId: (await control("/razorpay/settlements", {})).id };
}

const stateOf = async (gatewaySettlementId: string) =>
  (
    await bench.services.db.orm
      .select()
      .from(settlements)
      .where(eq(settlements.gatewaySettlementId, gatewaySettlementId))
  )[0];

const moments = [1, 2, 3, 4].flatMap((atCall) =>
  (["before the step", "after the step"] as const).map((when): Crash => ({ atCall, when })),
);

test.each(moments)(
  "killed at call $atCall, $when: credited once, settled once, posted once",
  async (crash) => {
    const { driver, gatewaySettlementId } = await settledUnheard();
    bench.app.plan(crash);
    bench.inngest.clock.advance(twoHoursMs);
    await expect.poll(async () => (await stateOf(gatewaySettlementId))?.state, soon).toBe("MATCHED");
    await expect.poll(() => bench.app.crashed, soon).toBe(true);
    const settlement = await stateOf(gatewaySettlementId);
    const posted = await bench.services.db.orm
      .select()
      .from(transactions)
      .where(eq(transactions.referenceId, settlement?.id ?? ""));
    expect(posted).toMatchObject([{ kind: "GATEWAY_SETTLEMENT", fee: 400, tax: 72 }]);
    expect((await readWallet(bench.services.db, driver.walletId)).balance).toBe(20_000);
    expect((await proveLedger(bench.services.db)).breaks).toEqual([]);
  },
);
