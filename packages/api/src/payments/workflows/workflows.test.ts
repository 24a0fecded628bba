import { createServer } from "node:http";
import { AppError } from "@drivopay/contracts/errors";
import { tables } from "@drivopay/db";
import { createTestDatabase, type TestDatabase } from "@drivopay/db/test-database";
import { type InngestServer, startInngestServer } from "@drivopay/inngest-local";
import { newId } from "@drivopay/runtime/ids";
import { createLogger } from "@drivopay/runtime/logger";
import { eq } from "drizzle-orm";
import { Inngest } from "inngest";
import { serve } from "inngest/node";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startRelay } from "../../outbox/relay.ts";
import type { Services } from "../../services.ts";
import { generateQr } from "../generate-qr.ts";
import { qrOf } from "../get-qr.ts";
import { listPayments } from "../list-payments.ts";
import type { PaymentGateway } from "../ports.ts";
import { refundPayment } from "../refund-payment.ts";
import {
  again,
  createPaymentsBench,
  type PaymentsBench,
  rupees,
  wireEvent,
  wirePayment,
} from "../test-services.ts";
import { expireQrsWorkflow } from "./expire-qrs.ts";
import { processWebhookWorkflow, retryWebhooksWorkflow } from "./process-webhook.ts";
import { refundWorkflow } from "./refund.ts";

const { qrCodes, webhookEvents } = tables;
const soon = { timeout: 20_000, interval: 100 };
const minuteMs = 60_000;
const fare = rupees(120);
const outage = { on: false, asked: 0 };

let t: PaymentsBench;
let inngest: InngestServer;
let inngestDatabase: TestDatabase;
let relay: ReturnType<typeof startRelay>;
let app: { close(): Promise<void> };

beforeAll(async () => {
  t = await createPaymentsBench();
  inngestDatabase = await createTestDatabase();
  inngest = await startInngestServer({
    ...{ databaseUrl: inngestDatabase.ownerUrl, port: 0, retryBaseMs: 20 },
    logger: createLogger("inngest", "silent"),
  });
  const client = new Inngest({
    id: "payments-test",
    baseUrl: inngest.url,
    isDev: true,
    eventKey: "test",
    logger: t.services.logger,
  });
  const services: Services = { ...t.services, inngest: client, paymentGateways: { razorpay: gateway() } };
  const workflows = [processWebhookWorkflow, retryWebhooksWorkflow, expireQrsWorkflow, refundWorkflow];
  app = await serveWorkflows(
    client,
    workflows.map((workflow) => workflow(services)),
  );
  relay = startRelay(services);
});
afterAll(async () => {
  await relay.stop();
  await app.close();
  await inngest.close();
  await inngestDatabase.drop();
  await t.close();
});

/** The real gateway, which can be down when it is asked about a payment. */
function gateway(): PaymentGateway {
  const real = t.services.paymentGateways.razorpay;
  if (!real) throw new Error("There is no gateway");
  return {
    ...real,
    readPayment: async (id) => {
      outage.asked += 1;
      if (outage.on) throw new AppError("PROVIDER_UNAVAILABLE");
      return real.readPayment(id);
    },
  };
}

async function serveWorkflows(client: Inngest, functions: Parameters<typeof serve>[0]["functions"]) {
  const server = createServer(serve({ client, functions }));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The app has no port");
  const registered = await fetch(`http://127.0.0.1:${address.port}/api/inngest`, { method: "PUT" });
  if (!registered.ok) throw new Error(`Not registered: ${await registered.text()}`);
  return {
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

test("a payment reaches the wallet and a refund the passenger, each by its workflow, though webhooks come twice and out of order", async () => {
  await t.faults(
    { provider: "razorpay", kind: "duplicate-webhook" },
    { provider: "razorpay", kind: "reorder-webhooks", rate: 0.5, latencyMs: 200 },
  );
  const ctx = await t.driver();
  const { qrId, upiUri } = await generateQr(ctx, { amount: fare });
  await t.pay({ upiUri });
  await expect.poll(() => t.balance(ctx), soon).toMatchObject({ balance: fare });
  expect((await qrOf(t.services, ctx.driver.userId, qrId)).status).toBe("PAID");
  const { payments } = await listPayments(ctx, { limit: 1 });
  await refundPayment(again(ctx), {
    paymentId: payments[0]?.id ?? "",
    amount: rupees(20),
    reason: "Wrong fare",
  });
  const refunds = () => t.services.db.orm.select({ status: tables.refunds.status }).from(tables.refunds);
  await expect.poll(refunds, soon).toEqual([{ status: "PROCESSED" }]);
  await t.faults();
  expect(await t.balance(ctx)).toMatchObject({ balance: rupees(100) });
  await t.expectBooksProve();
});

test("a gateway that is down while a webhook is carried out is asked again until it answers", async () => {
  const ctx = await t.driver();
  const { upiUri } = await generateQr(ctx, { amount: fare });
  await t.faults({ provider: "razorpay", kind: "drop-webhook" });
  const id = await t.pay({ upiUri });
  await t.faults();
  outage.on = true;
  await t.deliver(wireEvent("payment.captured", wirePayment({ id, amount: fare })));
  await expect.poll(() => outage.asked, soon).toBeGreaterThanOrEqual(2);
  expect((await t.balance(ctx)).balance).toBe(0);
  outage.on = false;
  await expect.poll(async () => (await t.balance(ctx)).balance, soon).toBe(fare);
});

test("each minute QRs whose time has passed are closed, and what was paid on them unseen is credited", async () => {
  const ctx = await t.driver();
  const { qrId, upiUri } = await generateQr(ctx, { amount: fare });
  const { qrId: unpaid } = await generateQr(ctx, { amount: fare });
  await t.faults({ provider: "razorpay", kind: "drop-webhook" });
  await t.pay({ upiUri });
  await t.faults();
  const passed = { expiresAt: new Date(Date.now() - 2 * minuteMs) };
  for (const id of [qrId, unpaid])
    await t.services.db.orm.update(qrCodes).set(passed).where(eq(qrCodes.id, id));
  inngest.clock.advance(minuteMs);
  await expect.poll(async () => (await t.balance(ctx)).balance, soon).toBe(fare);
  const stands = async () => {
    const [row] = await t.services.db.orm.select().from(qrCodes).where(eq(qrCodes.id, unpaid));
    return row?.status;
  };
  await expect.poll(stands, soon).toBe("EXPIRED");
});

test("a webhook whose workflow was lost is carried out by the janitor", async () => {
  const ctx = await t.driver();
  const { qrId } = await generateQr(ctx, { amount: fare });
  const body = wireEvent("payment.captured", wirePayment({ id: `pay_${newId()}`, qrId, amount: fare }));
  await t.services.db.orm.insert(webhookEvents).values({
    ...{ id: newId(), gateway: "razorpay", gatewayEventId: newId(), eventName: "payment.captured" },
    rawBody: Buffer.from(JSON.stringify(body)),
    receivedAt: new Date(Date.now() - 10 * minuteMs),
  });
  inngest.clock.advance(5 * minuteMs);
  await expect.poll(async () => (await t.balance(ctx)).balance, soon).toBe(fare);
});
