import { generateKeyPairSync, randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createTestDatabase, type TestDatabase } from "@drivopay/db/test-database";
import { type InngestServer, startInngestServer } from "@drivopay/inngest-local";
import { connectRedis, redisReady } from "@drivopay/runtime/redis";
import { newestCode, type Sandbox, startSandbox } from "@drivopay/sandbox";
import { inject } from "vitest";
import { z } from "zod";
import type { SeverableProxy } from "./severable-proxy.ts";
import { silent } from "./silent.ts";

/** Everything around api-worker: its database, Redis, the executor of its workflows, and the providers. */
export interface World {
  readonly database: TestDatabase;
  readonly sandbox: Sandbox;
  readonly inngest: InngestServer;
  /** Where api-worker is to listen; `publicUrl` may be a proxy in front of it. */
  readonly port: number;
  readonly publicUrl: string;
  /** What api-worker reads from its environment. */
  readonly env: Readonly<Record<string, string>>;
  /** The newest code sent to a number, or to an address for email. */
  codeFor(to: string, channel?: "sms" | "email"): Promise<string>;
  /** A passenger pays a QR; answers the provider's id of the payment. */
  pay(upiUri: string, more?: Readonly<Record<string, unknown>>): Promise<string>;
  /** The bank decides on the payout of a withdrawal. */
  decidePayout(withdrawalId: string, outcome: "processed" | "failed" | "reversed"): Promise<void>;
  /** The payouts that the bank knows of a withdrawal. */
  payoutsOf(withdrawalId: string): Promise<Payout[]>;
  /** Calls the sandbox's control API. */
  control(path: string, method?: string, body?: unknown): Promise<unknown>;
  /** Sets the sandbox's faults in force; none clears them. */
  faults(...faults: readonly Record<string, unknown>[]): Promise<void>;
  close(): Promise<void>;
}

export interface WorldOptions {
  /** The address that providers and workflows call; api-worker's own when left out. */
  readonly publicUrl?: string;
  /** Replaces the Redis of the test run. */
  readonly redisUrl?: string;
  /** A wire between api-worker and its database. */
  readonly databaseWire?: SeverableProxy;
  /** Replaces the sandbox's address, as api-worker sees it. */
  readonly providersUrl?: (sandboxUrl: string) => string;
  /** How long a payout is in processing; null leaves it to the control API. */
  readonly payoutDelayMs?: number | null;
  /** Gives the product its second gateway, so that it falls back on it. */
  readonly cashfree?: true;
  readonly env?: Readonly<Record<string, string>>;
}

const Inbox = z.array(z.looseObject({ body: z.string() }));
const Paid = z.object({ paymentId: z.string() });
const Payout = z.looseObject({ id: z.string(), status: z.string(), referenceId: z.string().nullable() });
type Payout = z.infer<typeof Payout>;
const secret = () => randomBytes(32).toString("base64");

export async function createWorld(options: WorldOptions = {}): Promise<World> {
  const [port, metricsPort] = await Promise.all([freePort(), freePort()]);
  const publicUrl = options.publicUrl ?? `http://127.0.0.1:${port}`;
  const [database, folder] = await Promise.all([
    createTestDatabase(),
    mkdtemp(join(tmpdir(), "drivopay-documents-")),
  ]);
  const keys = providerKeys();
  const sandbox = await startWorldSandbox(publicUrl, keys, options.payoutDelayMs);
  const signing = { signingKey: randomBytes(32).toString("hex"), eventKey: randomBytes(16).toString("hex") };
  const inngest = await startInngestServer({
    ...{ databaseUrl: database.ownerUrl, port: 0, retryBaseMs: 40, leaseMs: 5_000, closeGraceMs: 500 },
    ...{ appUrls: [`${publicUrl}/api/inngest`], syncIntervalMs: 500, logger: silent, ...signing },
  });
  const redisUrl = options.redisUrl ?? (await emptyRedis());
  const env = {
    ...keys,
    ...baseUrls(options.providersUrl?.(sandbox.url) ?? sandbox.url),
    ...{ PORT: String(port), METRICS_PORT: String(metricsPort), PUBLIC_API_URL: publicUrl },
    ...{
      DATABASE_URL: databaseUrl(database, options.databaseWire),
      REDIS_URL: redisUrl,
      BUCKET_URL: pathToFileURL(folder).href,
    },
    ...{ DRIVER_WEB_URL: "http://localhost:3000", ADMIN_WEB_URL: "http://localhost:4008" },
    ...{ RATE_LIMIT_PER_USER: "100000", RATE_LIMIT_PER_IP: "100000", OTP_LIMIT_PER_IP_PER_HOUR: "100000" },
    ...{ INNGEST_DEV: "0", INNGEST_BASE_URL: inngest.url },
    ...{ INNGEST_SIGNING_KEY: signing.signingKey, INNGEST_EVENT_KEY: signing.eventKey },
    ...{ LOG_LEVEL: process.env.TEST_LOG_LEVEL ?? "silent", NODE_ENV: "production" },
    ...ownKeys(),
    ...(options.cashfree ? { ...cashfreeKeys, CASHFREE_BASE_URL: `${sandbox.url}/cashfree` } : {}),
    ...options.env,
  };
  const control = (path: string, method = "GET", body?: unknown) => callControl(sandbox, path, method, body);
  const payoutsOf = async (withdrawalId: string) =>
    z
      .array(Payout)
      .parse(await control("payouts"))
      .filter(({ referenceId }) => referenceId === withdrawalId);
  return {
    ...{ database, sandbox, inngest, port, publicUrl, env, control, payoutsOf },
    decidePayout: async (withdrawalId, outcome) => {
      const [payout] = await payoutsOf(withdrawalId);
      await control(`payouts/${payout?.id}`, "POST", { outcome });
    },
    codeFor: async (to, channel = "sms") => {
      const inbox = Inbox.parse(await control(`inbox?${new URLSearchParams({ channel, to })}`));
      const code = newestCode(inbox.map(({ body }) => body));
      if (!code) throw new Error(`No code was sent to ${to}`);
      return code;
    },
    pay: async (upiUri, more = {}) =>
      Paid.parse(await control("upi/pay", "POST", { upiUri, ...more })).paymentId,
    faults: async (...faults) => void (await control("faults", "PUT", faults)),
    close: async () => {
      await Promise.all([inngest.close(), sandbox.close()]);
      await Promise.all([database.drop(), rm(folder, { recursive: true, force: true })]);
    },
  };
}

function databaseUrl({ url }: TestDatabase, wire: SeverableProxy | undefined): string {
  if (!wire) return url;
  const through = new URL(url);
  wire.leadTo(Number(through.port));
  through.port = String(wire.port);
  through.hostname = "127.0.0.1";
  return through.href;
}

/** A port nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => probe.once("error", reject).listen(0, "127.0.0.1", resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === "string") throw new Error("The system gave no port");
  return address.port;
}

/** Two workers run at once, each one file at a time: a worker's number is a Redis database's. */
async function emptyRedis(): Promise<string> {
  const url = new URL(inject("redisUrl"));
  url.pathname = `/${Number(process.env.VITEST_POOL_ID ?? 1) % 16}`;
  const redis = connectRedis(url.href, silent);
  if (!(await redisReady(redis, 5_000))) throw new Error("The test Redis is not reachable");
  await redis.flushdb();
  redis.disconnect();
  return url.href;
}

const cashfreeKeys = {
  CASHFREE_CLIENT_ID: "test-cashfree-id",
  CASHFREE_CLIENT_SECRET: "test-cashfree-secret",
};

function providerKeys() {
  return {
    RAZORPAY_KEY_ID: "rzp_test_key",
    RAZORPAY_KEY_SECRET: "test-razorpay-secret",
    RAZORPAY_WEBHOOK_SECRET: secret(),
    RAZORPAYX_ACCOUNT_NUMBER: "2323230099089860",
    RAZORPAYX_WEBHOOK_SECRET: secret(),
    TWILIO_ACCOUNT_SID: `AC${"1".repeat(32)}`,
    TWILIO_AUTH_TOKEN: "test-twilio-token",
    TWILIO_FROM: "+15005550006",
    SENDGRID_API_KEY: "SG.test",
    SENDGRID_FROM_EMAIL: "hello@drivopay.test",
    ...reportKeys(),
    ...{ UBER_CLIENT_ID: "uber-test", UBER_CLIENT_SECRET: secret() },
    ...{ OLA_CLIENT_ID: "ola-test", OLA_CLIENT_SECRET: secret() },
    ...{ RAPIDO_CLIENT_ID: "rapido-test", RAPIDO_CLIENT_SECRET: secret() },
    FCM_PROJECT_ID: "drivopay-test",
  };
}

/** The keys of who signs reports on letters: the private one is the sandbox's. */
function reportKeys() {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return {
    SENDGRID_WEBHOOK_PRIVATE_KEY: privateKey.export({ format: "der", type: "pkcs8" }).toString("base64"),
    SENDGRID_WEBHOOK_PUBLIC_KEY: publicKey.export({ format: "der", type: "spki" }).toString("base64"),
  };
}

function baseUrls(providers: string) {
  return {
    RAZORPAY_BASE_URL: `${providers}/razorpay`,
    TWILIO_BASE_URL: `${providers}/twilio`,
    SENDGRID_BASE_URL: `${providers}/sendgrid`,
    FCM_BASE_URL: providers,
    UBER_BASE_URL: `${providers}/uber`,
    OLA_BASE_URL: `${providers}/ola`,
    RAPIDO_BASE_URL: `${providers}/rapido`,
  };
}

function ownKeys() {
  const { privateKey } = generateKeyPairSync("ed25519");
  return {
    JWT_KEYS: JSON.stringify([{ ...privateKey.export({ format: "jwk" }), kid: "test-1", alg: "EdDSA" }]),
    DATA_KEYS: JSON.stringify({ "test-1": secret() }),
    BLIND_INDEX_KEY: secret(),
    OTP_HMAC_KEY: secret(),
  };
}

function startWorldSandbox(
  publicUrl: string,
  keys: ReturnType<typeof providerKeys>,
  payoutDelayMs: number | null | undefined,
): Promise<Sandbox> {
  const webhooks = `${publicUrl}/api/v1/payments/webhook`;
  const reports = `${publicUrl}/api/v1/webhooks/platforms`;
  return startSandbox({
    port: 0,
    payoutDelayMs: payoutDelayMs === undefined ? 100 : payoutDelayMs,
    webhookRetryDelaysMs: [200, 500, 1_000, 2_000, 4_000],
    razorpay: {
      ...{ keyId: keys.RAZORPAY_KEY_ID, keySecret: keys.RAZORPAY_KEY_SECRET },
      ...{ webhookUrl: `${webhooks}/razorpay`, webhookSecret: keys.RAZORPAY_WEBHOOK_SECRET },
      ...{ payoutWebhookUrl: `${webhooks}/razorpayx`, payoutWebhookSecret: keys.RAZORPAYX_WEBHOOK_SECRET },
      accountNumber: keys.RAZORPAYX_ACCOUNT_NUMBER,
    },
    cashfree: {
      clientId: cashfreeKeys.CASHFREE_CLIENT_ID,
      clientSecret: cashfreeKeys.CASHFREE_CLIENT_SECRET,
      webhookUrl: `${webhooks}/cashfree`,
    },
    twilio: { accountSid: keys.TWILIO_ACCOUNT_SID, authToken: keys.TWILIO_AUTH_TOKEN },
    sendgrid: {
      apiKey: keys.SENDGRID_API_KEY,
      webhook: {
        url: `${publicUrl}/api/v1/webhooks/sendgrid`,
        privateKey: keys.SENDGRID_WEBHOOK_PRIVATE_KEY,
      },
    },
    fcm: { projectId: keys.FCM_PROJECT_ID },
    uber: {
      ...{ clientId: keys.UBER_CLIENT_ID, clientSecret: keys.UBER_CLIENT_SECRET },
      webhookUrl: `${reports}/uber`,
    },
    ola: {
      ...{ clientId: keys.OLA_CLIENT_ID, clientSecret: keys.OLA_CLIENT_SECRET },
      webhookUrl: `${reports}/ola`,
    },
    rapido: {
      ...{ clientId: keys.RAPIDO_CLIENT_ID, clientSecret: keys.RAPIDO_CLIENT_SECRET },
      webhookUrl: `${reports}/rapido`,
    },
  });
}

async function callControl(sandbox: Sandbox, path: string, method: string, body: unknown): Promise<unknown> {
  const response = await fetch(`${sandbox.url}/_control/${path}`, {
    method,
    ...(body === undefined
      ? {}
      : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
  });
  if (!response.ok) {
    throw new Error(`The sandbox answered ${response.status} to ${path}: ${await response.text()}`);
  }
  return response.status === 204 ? null : response.json();
}
