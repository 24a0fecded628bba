import { tables } from "@drivopay/db";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Crash, createWalletBench, type WalletBench } from "../../wallet/test-services.ts";
import { makeDriver, type TestDriver } from "../../wallet/testing/fixtures.ts";
import { readExport } from "../list-exports.ts";
import { requestExport } from "../request-statement.ts";
import { verifyStatement } from "../verify-statement.ts";
import { exportWorkflow } from "./export.ts";

let bench: WalletBench;
let driver: TestDriver;
let asked = 0;

beforeAll(async () => {
  bench = await createWalletBench((given) => [exportWorkflow(given)]);
  driver = await makeDriver(bench.world, { balance: 125_050 });
});
beforeEach(() => bench.app.plan(null));
afterAll(() => bench.close());

/** A span of its own each time: the same one asked for twice is one file. */
async function ask(format: "CSV" | "PDF" = "CSV"): Promise<string> {
  asked += 1;
  const from = new Date(Date.UTC(2026, 0, asked)).toISOString();
  const made = await requestExport(driver.call(), {
    format,
    from,
    to: new Date(Date.now() + 60_000).toISOString(),
  });
  return made.id;
}

async function endsReady(id: string): Promise<void> {
  await expect
    .poll(async () => (await readExport(driver.call(), id)).status, { timeout: 20_000, interval: 100 })
    .toBe("READY");
  await expect
    .poll(() => bench.runsOf("transactions/export.requested", { statementId: id }), { timeout: 20_000 })
    .toEqual(["Completed"]);
}

test.each(["CSV", "PDF"] as const)(
  "a %s that was asked for is written, signed and can be checked",
  async (format) => {
    const id = await ask(format);
    await endsReady(id);
    const made = await readExport(driver.call(), id);
    expect(made).toMatchObject({ progress: 100, rows: 1, url: expect.stringContaining("signature=") });
    const { genuine, statement } = await verifyStatement(bench.world.call(), made.verificationCode ?? "");
    expect([genuine, statement?.closing]).toEqual([true, 125_050]);
  },
);

const moments = [1, 2, 3].flatMap((atCall) =>
  (["before the step", "after the step"] as const).map((when): Crash => ({ atCall, when })),
);

test.each(moments)("killed at call $atCall, $when: one file, signed once", async (crash) => {
  bench.app.plan(crash);
  const id = await ask();
  await endsReady(id);
  expect(bench.app.crashed).toBe(true);
  const signed = await bench.services.db.orm
    .select()
    .from(tables.auditLogs)
    .where(
      and(eq(tables.auditLogs.entityId, id), eq(tables.auditLogs.action, "transactions.statement-signed")),
    );
  expect(signed).toHaveLength(1);
});

test("a file that cannot be made fails, tells its driver, and leaves a case", async () => {
  const { services } = bench.world;
  const putStream = services.documents.putStream;
  services.documents.putStream = () => Promise.reject(new Error("The bucket is full"));
  const id = await ask();
  await expect
    .poll(
      async () => {
        bench.inngest.clock.advance(600_000);
        return (await readExport(driver.call(), id)).status;
      },
      { timeout: 20_000, interval: 200 },
    )
    .toBe("FAILED");
  services.documents.putStream = putStream;
  const cases = await services.db.orm.select().from(tables.cases).where(eq(tables.cases.referenceId, id));
  expect(cases).toMatchObject([
    { kind: "transactions.statement-failed", evidence: { error: "The bucket is full" } },
  ]);
  const told = await services.db.orm
    .select()
    .from(tables.outbox)
    .where(eq(tables.outbox.name, "transactions/export.failed"));
  expect(told.filter(({ data }) => data.statementId === id)).toHaveLength(1);
});
