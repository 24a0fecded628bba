import type { SmsSender } from "@drivopay/api/notifications/ports";
import { onFirstUse } from "@drivopay/runtime/on-first-use";
import type { Twilio } from "twilio";
import type RequestClient from "twilio/lib/base/RequestClient.js";
import { createGuard } from "../guard.ts";
import type { TwilioEnv } from "./env.ts";
import { toProviderError } from "./errors.ts";

const defaultTimeoutMs = 10_000;
const graceMs = 1_000;

type ClientRequest<TData> = RequestClient.RequestOptions<TData>;

/**
 * Text messages by Twilio's SDK. Twilio has no idempotency key: who sends again after PROVIDER_UNAVAILABLE may
 * send twice.
 * @param options.timeoutMs how long one request may take; 10 s when left out
 */
export function createTwilioSms(env: TwilioEnv, options: { readonly timeoutMs?: number } = {}): SmsSender {
  const timeout = options.timeoutMs ?? defaultTimeoutMs;
  const connected = onFirstUse(() => connect(env, timeout));
  const guard = createGuard({ timeoutMs: timeout + graceMs });
  const from = env.TWILIO_FROM.startsWith("MG")
    ? { messagingServiceSid: env.TWILIO_FROM }
    : { from: env.TWILIO_FROM };
  return {
    send: async ({ to, body, statusCallbackUrl }) => {
      const client = await connected();
      return guard(async () => {
        const callback = statusCallbackUrl === undefined ? {} : { statusCallback: statusCallbackUrl };
        try {
          const { sid } = await client.messages.create({ to, body, ...from, ...callback });
          return { providerMessageId: sid };
        } catch (thrown) {
          throw toProviderError(thrown);
        }
      });
    },
    verifyCallback: async ({ url, signature, params }) => {
      const { validateRequest } = await import("twilio/lib/webhooks/webhooks.js");
      return validateRequest(env.TWILIO_AUTH_TOKEN, signature, url, params);
    },
  };
}

async function connect(env: TwilioEnv, timeout: number): Promise<Twilio> {
  const { default: twilio } = await import("twilio");

  /** The SDK's own client, with its requests sent to another host. */
  class RedirectedClient extends twilio.RequestClient {
    readonly #base: URL;

    constructor(baseUrl: string) {
      super({ timeout });
      this.#base = new URL(baseUrl);
    }

    override request<TData>(options: ClientRequest<TData>) {
      const uri = new URL(options.uri);
      const path = `${this.#base.pathname.replace(/\/$/, "")}${uri.pathname}${uri.search}`;
      return super.request<TData>({ ...options, uri: new URL(path, this.#base).href });
    }
  }

  const httpClient = env.TWILIO_BASE_URL
    ? new RedirectedClient(env.TWILIO_BASE_URL)
    : new twilio.RequestClient({ timeout });
  return twilio(env.TWILIO_ACCOUNT_SID, env.TWILIO_AUTH_TOKEN, { httpClient });
}
