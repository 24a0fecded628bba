import { createServer } from "node:http";
import { IndianMobile } from "@drivopay/contracts/mobile-number";
import { type Paise, paise } from "@drivopay/contracts/money";
import { type Session, tables } from "@drivopay/db";
import { hmacHex } from "@drivopay/runtime/crypto";
import { newId } from "@drivopay/runtime/ids";
import { asc, isNull, sql } from "drizzle-orm";
import { expect } from "vitest";
import { z } from "zod";
import { systemActor } from "../audit/index.ts";
import type { DriverContext } from "../context.ts";
import type { Services } from "../services.ts";
import { createTestServices, type TestServices } from "../test-services.ts";
import { createDriver } from "../users/index.ts";
import { proveLedger, readWallet } from "../wallet/index.ts";
import { generateQr } from "./generate-qr.ts";
import { qrOf } from "./get-qr.ts";
import type { PaymentGateway } from "./ports.ts";
import { processWebhook } from "./process-webhook.ts";
import { receiveWebhook } from "./receive-webhook.ts";
import { type PaymentRow, paymentByGatewayId } from "./repo.ts";

const { webhookEvents } = tables;
const Answer = z.object({ paymentId: z.string() });

/** The product with its real gateway adapter and the emulated Razorpay, whose webhooks come in by HTTP. */
export interface PaymentsBench extends TestServices {
  /** A new driver's calls. */
  driver(): Promise<DriverContext>;
  /** A new driver with a QR; for `fare` unless told otherwise. */
  newQr(amount?: Paise): Promise<{ ctx: DriverContext; qrId: string; upiUri: string }>;
  /** What a driver sees of a QR. */
  statusOf(ctx: DriverContext, qrId: string): Promise<string>;
  /** Services whose gateway has some of its calls changed, in front of the real one. */
  withGateway(changes: (real: PaymentGateway) => Partial<PaymentGateway>): Services;
  /** A passenger pays; the gateway's payment id. */
  pay(request: Readonly<Record<string, unknown>>): Promise<string>;
  /** Any call of the sandbox's control API. */
  control(method: string, path: string, body?: unknown): Promise<unknown>;
  /** Hands a webhook in, signed as the gateway would. */
  deliver(body: unknown, options?: { eventId?: string; gateway?: string; secret?: string }): Promise<void>;
  /** Waits until so many webhooks of this name have been kept. */
  kept(eventName: string, count?: number): Promise<void>;
  /** Carries out every webhook that was kept; what became of each, oldest first. */
  process(): Promise<string[]>;
  balance(driver: DriverContext): Promise<{ balance: number; pendingBalance: number }>;
  /** Kinds of the cases opened so far. */
  cases(): Promise<string[]>;
  expectBooksProve(): Promise<void>;
}

export const razorpaySecret = "test-razorpay-webhook-secret";
let drivers = 0;

export async function createPaymentsBench(): Promise<PaymentsBench> {
  const door = await openDoor();
  const t = await createTestServices({
    webhookUrl: `${door.url}/razorpay`,
    payoutWebhookUrl: `${door.url}/razorpayx`,
    cashfreeWebhookUrl: `${door.url}/cashfree`,
    poolSize: 24,
  });
  door.receive = (gateway, rawBody, header) =>
    receiveWebhook(t.services, {
      ...{ gateway, rawBody, ipAddress: "127.0.0.1", userAgent: "Razorpay-Webhook/v1" },
      signature: header("x-razorpay-signature") ?? header("x-webhook-signature"),
      timestamp: header("x-webhook-timestamp"),
      eventId: header("x-razorpay-event-id") ?? header("x-idempotency-key"),
    });
  const { services } = t;
  const control = (method: string, path: string, body?: unknown) =>
    callControl(t.sandbox.url, method, path, body);
  return {
    ...{ ...t, control },
    driver: () => newDriver(t),
    newQr: async (amount = fare) => {
      const ctx = await newDriver(t);
      const { qrId, upiUri } = await generateQr(ctx, { amount });
      return { ctx, qrId, upiUri };
    },
    statusOf: async ({ driver }, qrId) => (await qrOf(services, driver.userId, qrId)).status,
    withGateway: (changes) => {
      const real = services.paymentGateways.razorpay;
      if (!real) throw new Error("There is no gateway");
      // Alone: what this gateway does must not be mended by the other.
      return { ...services, paymentGateways: { razorpay: { ...real, ...changes(real) } } };
    },
    pay: async (request) => Answer.parse(await control("POST", "/upi/pay", request)).paymentId,
    deliver: async (body, { eventId = newId(), gateway = "razorpay", secret = razorpaySecret } = {}) => {
      const rawBody = Buffer.from(JSON.stringify(body));
      const signature = hmacHex(secret, rawBody);
      const from = { ipAddress: "127.0.0.1", userAgent: null };
      await receiveWebhook(services, { ...{ gateway, rawBody, signature, eventId }, ...from });
    },
    kept: (eventName, count = 1) =>
      expect.poll(() => countKept(services.db, eventName), patience).toBeGreaterThanOrEqual(count),
    process: async () => {
      const rows = await services.db.orm
        .select({ id: webhookEvents.id })
        .from(webhookEvents)
        .where(isNull(webhookEvents.processedAt))
        .orderBy(asc(webhookEvents.receivedAt));
      const outcomes: string[] = [];
      for (const { id } of rows) outcomes.push((await processWebhook(services, id)).outcome);
      return outcomes;
    },
    balance: async ({ driver }) => {
      const { balance, pendingBalance } = await readWallet(services.db, driver.walletId);
      return { balance, pendingBalance };
    },
    cases: async () => {
      const rows = await services.db.orm.select({ kind: tables.cases.kind }).from(tables.cases);
      return rows.map(({ kind }) => kind);
    },
    expectBooksProve: async () => {
      const proof = await proveLedger(services.db);
      expect(proof.breaks).toEqual([]);
    },
    close: async () => {
      await t.close();
      await door.close();
    },
  };
}

/** A fare that was paid and credited, and the driver who got it. */
export async function paidFare(t: PaymentsBench): Promise<{ ctx: DriverContext; payment: PaymentRow }> {
  const { ctx, qrId, upiUri } = await t.newQr();
  const gatewayPaymentId = await t.pay({ upiUri });
  await expect
    .poll(async () => {
      await t.process();
      return t.statusOf(ctx, qrId);
    }, patience)
    .toBe("PAID");
  const payment = await paymentByGatewayId(t.services.db, "razorpay", gatewayPaymentId);
  if (!payment) throw new Error("The payment is not there");
  return { ctx, payment };
}

async function countKept({ orm }: Session, eventName: string): Promise<number> {
  const [row] = await orm
    .select({ count: sql<number>`count(*)::int` })
    .from(webhookEvents)
    .where(sql`event_name = ${eventName}`);
  return row?.count ?? 0;
}

async function newDriver(t: TestServices): Promise<DriverContext> {
  drivers += 1;
  const phone = IndianMobile.parse(`9${String(100_000_000 + drivers)}`);
  const made = await t.services.db.transact((tx) =>
    createDriver(tx, systemActor, { phone, name: "Asha Devi", email: null, language: "en" }),
  );
  if (!made) throw new Error(`${phone} is somebody's`);
  const { user, walletId } = made;
  return {
    ...t.call(null, { idempotencyKey: newId() }),
    driver: {
      ...{ kind: "DRIVER", userId: user.id, walletId, sessionId: newId(), deviceId: null },
      status: "PENDING_KYC",
    },
  };
}

/** The same driver, asking with another idempotency key. */
export function again(ctx: DriverContext): DriverContext {
  return { ...ctx, request: { ...ctx.request, idempotencyKey: newId() } };
}

async function callControl(base: string, method: string, path: string, body?: unknown): Promise<unknown> {
  const content =
    body === undefined ? {} : { body: JSON.stringify(body), headers: { "content-type": "application/json" } };
  const response = await fetch(`${base}/_control${path}`, { method, ...content });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  return text === "" ? null : JSON.parse(text);
}

type Receive = (
  gateway: string,
  rawBody: Buffer,
  header: (name: string) => string | null,
) => Promise<unknown>;

/** Where the gateway's webhooks come in, as the api-worker has it. */
async function openDoor() {
  const door: { url: string; receive: Receive; close(): Promise<void> } = {
    url: "",
    receive: () => Promise.reject(new Error("The door is not open yet")),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    const header = (name: string) => {
      const value = request.headers[name];
      return typeof value === "string" ? value : null;
    };
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      door
        .receive((request.url ?? "").slice(1), Buffer.concat(chunks), header)
        .then(() => response.writeHead(200).end())
        .catch(() => response.writeHead(500).end());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The door has no port");
  door.url = `http://127.0.0.1:${address.port}`;
  return door;
}

/** A payment as Razorpay's webhooks carry it. */
export function wirePayment(
  fields: { id: string; amount?: unknown; qrId?: string } & Record<string, unknown>,
): Record<string, unknown> {
  const { qrId, ...given } = fields;
  return {
    ...{ entity: "payment", amount: 12_550, currency: "INR", status: "captured", method: "upi" },
    ...{ vpa: "rider.one@okaxis", fee: 0, tax: 0, acquirer_data: { rrn: "532611004578" } },
    notes: qrId === undefined ? [] : { qrId },
    created_at: Math.floor(Date.now() / 1000),
    ...given,
  };
}

/** An event of the gateway about a payment. */
export function wireEvent(event: string, payment: Record<string, unknown>, createdAt = Date.now()) {
  return {
    ...{ entity: "event", account_id: "acc_Test", event, contains: ["payment"] },
    payload: { payment: { entity: payment } },
    created_at: Math.floor(createdAt / 1000),
  };
}

export const rupees = (amount: number): Paise => paise(amount * 100);

/** How long a webhook may take to come in on a busy machine. */
export const patience = { timeout: 10_000, interval: 50 };

/** What a ride costs in these tests. */
export const fare = rupees(125.5);
export const emptyWallet = { balance: 0, pendingBalance: 0 };
/** An id as the gateway would give a payment. */
export const newPaymentId = (): string => `pay_${newId()}`;
