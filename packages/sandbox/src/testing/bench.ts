import Razorpay from "razorpay";
import twilio from "twilio";
import { vi } from "vitest";
import { z } from "zod";
import { type SandboxOptions, startSandbox } from "../index.ts";
import { type Receiver, startReceiver } from "./receiver.ts";

export const keys = {
  keyId: "rzp_test_sandbox",
  keySecret: "sandbox-key-secret",
  webhookSecret: "sandbox-webhook-secret",
  payoutWebhookSecret: "sandbox-payout-webhook-secret",
  accountNumber: "7878780080316316",
  accountSid: `AC${"0".repeat(32)}`,
  authToken: "sandbox-auth-token",
};

type Reply<Body> = { status: number; body: Body };
type Axios = {
  defaults: { baseURL: string; timeout: number };
  request(config: object): Promise<{ status: number; data: unknown }>;
};

const Entity = z.looseObject({ id: z.string().default(""), status: z.string().default("") });
const Event = z.object({
  event: z.string(),
  contains: z.array(z.string()),
  account_id: z.string(),
  payload: z.record(z.string(), z.object({ entity: Entity })),
});
export type Entity = z.output<typeof Entity>;
export type Event = z.output<typeof Event>;

/** The official SDK, pointed here: it has no option for its host. */
function razorpayAt(base: string): { sdk: Razorpay; http: Axios } {
  const sdk = new Razorpay({ key_id: keys.keyId, key_secret: keys.keySecret });
  const http: Axios = Reflect.get(sdk.api, "rq");
  http.defaults.baseURL = `${base}/razorpay`;
  http.defaults.timeout = 5_000;
  return { sdk, http };
}

function twilioAt(base: string): twilio.Twilio {
  const client = twilio(keys.accountSid, keys.authToken);
  client.api.baseUrl = `${base}/twilio`;
  return client;
}

/** A seed of null lets the sandbox draw its own. */
type BenchOptions = Partial<Omit<SandboxOptions, "seed">> & { seed?: number | null };

export type Bench = Awaited<ReturnType<typeof startBench>>;

/** A sandbox on a free port, the two SDKs pointed at it, and a receiver for its webhooks. */
export async function startBench({ seed = 7, ...options }: BenchOptions = {}) {
  const receiver: Receiver = await startReceiver();
  const sandbox = await startSandbox({
    port: 0,
    ...(seed === null ? {} : { seed }),
    razorpay: {
      ...keys,
      webhookUrl: `${receiver.url}/razorpay`,
      payoutWebhookUrl: `${receiver.url}/razorpayx`,
    },
    twilio: keys,
    payoutDelayMs: 30,
    webhookRetryDelaysMs: [20, 20],
    ...options,
  });
  const { sdk, http } = razorpayAt(sandbox.url);

  /** Any Razorpay call, with the status and body whatever they are. */
  async function call(method: string, path: string, data?: object, headers = {}): Promise<Reply<Entity>> {
    const config = { method, url: `/v1${path}`, data, headers, validateStatus: () => true };
    const response = await http.request(config);
    return { status: response.status, body: Entity.parse(response.data) };
  }

  async function control(method: string, path: string, body?: unknown): Promise<Reply<unknown>> {
    const response = await fetch(`${sandbox.url}/_control${path}`, {
      method,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
    });
    const text = await response.text();
    return { status: response.status, body: text === "" ? undefined : JSON.parse(text) };
  }

  const events = (name?: string): Event[] =>
    receiver.received
      .filter(({ path }) => path.startsWith("/razorpay"))
      .map(({ body }) => Event.parse(JSON.parse(body)))
      .filter(({ event }) => name === undefined || event === name);

  async function paid(request: object): Promise<string> {
    const { status, body } = await control("POST", "/upi/pay", request);
    if (status !== 200) throw new Error(`The payer's app refused: ${JSON.stringify(body)}`);
    return z.object({ paymentId: z.string() }).parse(body).paymentId;
  }

  return {
    ...{ receiver, sandbox, razorpay: sdk, twilio: twilioAt(sandbox.url), call, control, events, paid },
    /** Waits until an event of this name was received. */
    event: (name: string): Promise<Event> =>
      vi.waitFor(() => {
        const found = events(name).at(-1);
        if (!found) throw new Error(`No ${name} among ${events().map(({ event }) => event)}`);
        return found;
      }),
    async close() {
      await sandbox.close();
      await receiver.close();
    },
  };
}
