import { generateKeyPairSync, randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Language } from "@drivopay/contracts/identifiers";
import type { Database } from "@drivopay/db";
import { createTestDatabase, type TestDatabase } from "@drivopay/db/test-database";
import { createBucket, type FolderBucket } from "@drivopay/providers/bucket";
import { cashfreeWebhookSecrets, createCashfree } from "@drivopay/providers/cashfree";
import { createFcmPush } from "@drivopay/providers/fcm";
import { createOla } from "@drivopay/providers/ola";
import { createRapido } from "@drivopay/providers/rapido";
import { createRazorpay, razorpayWebhookSecrets } from "@drivopay/providers/razorpay";
import { createReportReader } from "@drivopay/providers/sendgrid";
import { createTwilioSms } from "@drivopay/providers/twilio";
import { createUber } from "@drivopay/providers/uber";
import type { Clock } from "@drivopay/runtime/clock";
import { keyRing } from "@drivopay/runtime/crypto";
import { newId } from "@drivopay/runtime/ids";
import { createLogger } from "@drivopay/runtime/logger";
import { connectRedis, redisReady } from "@drivopay/runtime/redis";
import { newestCode, type Sandbox, startSandbox } from "@drivopay/sandbox";
import { Inngest } from "inngest";
import { inject } from "vitest";
import { z } from "zod";
import type { CallContext, Credentials, RequestInfo } from "./context.ts";
import { LiveHub } from "./live/hub.ts";
import { defineLimiterCommands } from "./middleware/rate-limit.ts";
import type { EmailSender } from "./notifications/ports.ts";
import type { Services, Settings } from "./services.ts";

export interface MovableClock extends Clock {
  /** Lets time pass, or go back. */
  advance(ms: number): void;
}

export interface TestServices {
  readonly services: Services;
  readonly database: TestDatabase;
  readonly sandbox: Sandbox;
  readonly clock: MovableClock;
  readonly documents: FolderBucket;
  /** Letters sent so far, newest first. */
  readonly letters: readonly Letter[];
  /** Bodies of the text messages to a number, newest first. */
  textsTo(phone: string): Promise<string[]>;
  /** Bodies of the push messages to a token, newest first. */
  pushesTo(token: string): Promise<string[]>;
  /** The code in the newest text message to a number. */
  codeFor(phone: string): Promise<string>;
  /** Sets the sandbox's faults in force; none clears them. */
  faults(...faults: readonly Record<string, unknown>[]): Promise<void>;
  /** Empties this test file's Redis. */
  flushRedis(): Promise<void>;
  /** A call's context, as a transport would make it. */
  call(credentials?: Credentials | null, request?: Partial<RequestInfo>): CallContext;
  close(): Promise<void>;
}

export interface TestServicesOptions {
  readonly poolSize?: number;
  readonly onCommit?: () => void;
  readonly rateLimits?: Partial<Settings["rateLimits"]>;
  /** Where the sandbox sends Razorpay's webhooks, and RazorpayX's; nowhere when left out. */
  readonly webhookUrl?: string;
  readonly payoutWebhookUrl?: string;
  readonly cashfreeWebhookUrl?: string;
  /** The public key of who signs reports on letters; without one all are refused. */
  readonly emailReportKey?: string;
  /** How long the sandbox's payouts are in processing; null leaves them to its control API. */
  readonly payoutDelayMs?: number | null;
}

type Letter = Parameters<EmailSender["send"]>[0];

const Inbox = z.array(z.looseObject({ body: z.string() }));
const providerEnv = {
  TWILIO_ACCOUNT_SID: `AC${"1".repeat(32)}`,
  TWILIO_AUTH_TOKEN: "test-twilio-token",
  TWILIO_FROM: "+15005550006",
  RAZORPAY_KEY_ID: "rzp_test_key",
  RAZORPAY_KEY_SECRET: "test-razorpay-secret",
  RAZORPAY_WEBHOOK_SECRET: "test-razorpay-webhook-secret",
  RAZORPAYX_ACCOUNT_NUMBER: "2323230099089860",
  RAZORPAYX_WEBHOOK_SECRET: "test-razorpayx-webhook-secret",
  FCM_PROJECT_ID: "drivopay-test",
  CASHFREE_CLIENT_ID: "test-cashfree-id",
  CASHFREE_CLIENT_SECRET: "test-cashfree-secret",
};

/**
 * The product's services for a test file: a Postgres database of its own, a Redis database of its own, the sandbox
 * behind the real adapters, documents in a folder, and a clock that the test moves.
 */
export async function createTestServices(options: TestServicesOptions = {}): Promise<TestServices> {
  const logger = createLogger("test", "silent");
  const [database, sandbox, folder] = await Promise.all([
    createTestDatabase(),
    startTestSandbox(options),
    mkdtemp(join(tmpdir(), "drivopay-documents-")),
  ]);
  const redis = connectRedis(redisUrl(), logger);
  defineLimiterCommands(redis);
  if (!(await redisReady(redis, 5_000))) throw new Error("The test Redis is not reachable");
  await redis.flushdb();
  const db: Database = database.connect({
    poolSize: options.poolSize ?? 5,
    ...(options.onCommit ? { onCommit: options.onCommit } : {}),
  });
  const live = new LiveHub(redis, logger);
  const clock = movableClock();
  const settings = testSettings(options);
  const documents = folderBucket(folder, settings);
  const letters: Letter[] = [];
  const razorpay = createRazorpay({ ...providerEnv, RAZORPAY_BASE_URL: `${sandbox.url}/razorpay` });
  const cashfree = createCashfree({ ...providerEnv, CASHFREE_BASE_URL: `${sandbox.url}/cashfree` });
  const services: Services = {
    ...{ db, redis, logger, clock, live, settings, documents, instanceId: newId() },
    inngest: new Inngest({ id: "drivopay-test", isDev: true }),
    paymentGateways: { razorpay: razorpay.payments, ...(cashfree ? { cashfree } : {}) },
    payoutGateway: razorpay.payouts,
    earningsPlatforms: testPlatforms(sandbox.url),
    sms: createTwilioSms({ ...providerEnv, TWILIO_BASE_URL: `${sandbox.url}/twilio` }),
    email: {
      readReports: createReportReader(options.emailReportKey),
      send: async (letter) => {
        letters.unshift(letter);
        return { providerMessageId: newId() };
      },
    },
    push: createFcmPush(
      { FCM_PROJECT_ID: providerEnv.FCM_PROJECT_ID, FCM_BASE_URL: sandbox.url },
      { logger },
    ),
  };
  const inboxOf = async (channel: "sms" | "push", to: string) => {
    const inbox = await control(sandbox, `inbox?${new URLSearchParams({ channel, to })}`);
    return Inbox.parse(inbox).map(({ body }) => body);
  };
  const textsTo = (phone: string) => inboxOf("sms", phone);
  return {
    ...{ services, database, sandbox, clock, documents, letters, textsTo },
    pushesTo: (token) => inboxOf("push", token),
    codeFor: async (phone) => {
      const code = newestCode(await textsTo(phone));
      if (!code) throw new Error(`No code was sent to ${phone}`);
      return code;
    },
    faults: async (...faults) => void (await control(sandbox, "faults", "PUT", faults)),
    flushRedis: async () => void (await redis.flushdb()),
    call: (credentials = null, request = {}) => testCall(services, credentials, request),
    close: async () => {
      live.close();
      redis.disconnect();
      await Promise.all([sandbox.close(), database.drop(), rm(folder, { recursive: true, force: true })]);
    },
  };
}

const platformClient = { clientId: "test-client", clientSecret: "test-client-secret" };

/** The sandbox's platforms. @param clientSecret ours, unless told otherwise */
export function testPlatforms(
  url: string,
  clientSecret: string = platformClient.clientSecret,
): Services["earningsPlatforms"] {
  const { clientId } = platformClient;
  return {
    UBER: createUber({
      UBER_BASE_URL: `${url}/uber`,
      UBER_CLIENT_ID: clientId,
      UBER_CLIENT_SECRET: clientSecret,
    }),
    OLA: createOla({
      OLA_BASE_URL: `${url}/ola`,
      OLA_CLIENT_ID: clientId,
      OLA_CLIENT_SECRET: clientSecret,
    }),
    RAPIDO: createRapido({
      RAPIDO_BASE_URL: `${url}/rapido`,
      RAPIDO_CLIENT_ID: clientId,
      RAPIDO_CLIENT_SECRET: clientSecret,
    }),
  };
}

/** Two workers run at once, each one file at a time: a worker's number is a Redis database's. */
function redisUrl(): string {
  const url = new URL(inject("redisUrl"));
  url.pathname = `/${Number(process.env.VITEST_POOL_ID ?? 1) % 16}`;
  return url.href;
}

function startTestSandbox(options: TestServicesOptions): Promise<Sandbox> {
  const nowhere = "http://127.0.0.1:9/";
  return startSandbox({
    port: 0,
    ...(options.payoutDelayMs === undefined ? {} : { payoutDelayMs: options.payoutDelayMs }),
    webhookRetryDelaysMs: options.webhookUrl ? [200, 1_000] : [],
    razorpay: {
      keyId: providerEnv.RAZORPAY_KEY_ID,
      keySecret: providerEnv.RAZORPAY_KEY_SECRET,
      webhookUrl: options.webhookUrl ?? nowhere,
      webhookSecret: providerEnv.RAZORPAY_WEBHOOK_SECRET,
      payoutWebhookUrl: options.payoutWebhookUrl ?? options.webhookUrl ?? nowhere,
      payoutWebhookSecret: providerEnv.RAZORPAYX_WEBHOOK_SECRET,
      accountNumber: providerEnv.RAZORPAYX_ACCOUNT_NUMBER,
    },
    cashfree: {
      clientId: providerEnv.CASHFREE_CLIENT_ID,
      clientSecret: providerEnv.CASHFREE_CLIENT_SECRET,
      webhookUrl: options.cashfreeWebhookUrl ?? nowhere,
    },
    ...{ uber: platformClient, ola: platformClient, rapido: platformClient },
    twilio: { accountSid: providerEnv.TWILIO_ACCOUNT_SID, authToken: providerEnv.TWILIO_AUTH_TOKEN },
    fcm: { projectId: providerEnv.FCM_PROJECT_ID },
  });
}

function testSettings(options: TestServicesOptions): Settings {
  const { privateKey } = generateKeyPairSync("ed25519");
  return {
    jwtKeys: [{ ...privateKey.export({ format: "jwk" }), kid: "test-1", alg: "EdDSA" }],
    statementKeys: [{ ...privateKey.export({ format: "jwk" }), kid: "test-1", alg: "EdDSA" }],
    dataKeys: keyRing({ "test-1": randomBytes(32).toString("base64") }),
    blindIndexKey: randomBytes(32),
    otpKey: randomBytes(32),
    webhookSecrets: { ...razorpayWebhookSecrets(providerEnv), ...cashfreeWebhookSecrets(providerEnv) },
    publicApiUrl: "http://127.0.0.1:4000",
    driverWebUrl: "http://127.0.0.1:3000",
    rateLimits: {
      ...{ perUserPerMinute: 10_000, perIpPerMinute: 10_000, otpPerIpPerHour: 10_000 },
      ...options.rateLimits,
    },
  };
}

function folderBucket(folder: string, settings: Settings): FolderBucket {
  const address = `${settings.publicApiUrl}/documents`;
  const made = createBucket(
    { BUCKET_URL: pathToFileURL(folder).href },
    { address, signingKey: settings.blindIndexKey },
  );
  if (!made.folder) throw new Error("The documents are not in a folder");
  return made.folder;
}

function movableClock(): MovableClock {
  let offsetMs = 0;
  return {
    now: () => new Date(Date.now() + offsetMs),
    advance: (ms) => {
      offsetMs += ms;
    },
  };
}

async function control(sandbox: Sandbox, path: string, method = "GET", body?: unknown): Promise<unknown> {
  const response = await fetch(`${sandbox.url}/_control/${path}`, {
    method,
    ...(body === undefined
      ? {}
      : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`The sandbox answered ${response.status} to ${path}`);
  return response.status === 204 ? null : response.json();
}

function testCall(
  services: Services,
  credentials: Credentials | null,
  request: Partial<RequestInfo>,
): CallContext {
  const locale: Language = "en";
  return {
    services,
    credentials,
    setHeader: () => undefined,
    request: {
      ...{ requestId: newId(), ipAddress: "203.0.113.7", userAgent: "test", locale, idempotencyKey: null },
      ...request,
    },
  };
}
