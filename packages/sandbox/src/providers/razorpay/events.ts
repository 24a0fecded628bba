import { hmacHex } from "@drivopay/runtime/crypto";
import type { Account } from "./state.ts";

const timeoutMs = 5_000;

type Payload = Record<string, object>;
type Target = { url: string; secret: string };

/** The entity as it is now: what happens to it before delivery must not show. */
const snapshot = (entity: object): object => structuredClone(entity);

function send(account: Account, target: Target, event: string, payload: Payload): void {
  const { world, state } = account;
  const body = JSON.stringify({
    entity: "event",
    account_id: state.lies.accountId ?? state.accountId,
    event,
    contains: Object.keys(payload),
    payload: Object.fromEntries(
      Object.entries(payload).map(([name, entity]) => [name, { entity: snapshot(entity) }]),
    ),
    created_at: account.world.clock.nowSeconds(),
  });
  const eventId = world.random.text("event", 14);
  world.webhooks.send({
    ...{ provider: "razorpay", event, eventId, url: target.url, body, timeoutMs },
    headers: {
      "content-type": "application/json",
      "user-agent": "Razorpay-Webhook/v1",
      "x-razorpay-event-id": eventId,
      "x-razorpay-signature": hmacHex(target.secret, body),
    },
    retryDelaysMs: account.webhookRetryDelaysMs,
  });
}

/** Sends a signed event of the payments product: one entity per name in `payload`. */
export function sendPaymentEvent(account: Account, event: string, payload: Payload): void {
  const { webhookUrl: url, webhookSecret: secret } = account.options;
  send(account, { url, secret }, event, payload);
}

/** Sends a signed event of RazorpayX, which has one webhook of its own. */
export function sendBankingEvent(account: Account, event: string, payload: Payload): void {
  const { options } = account;
  const url = options.payoutWebhookUrl ?? options.webhookUrl;
  const secret = options.payoutWebhookSecret ?? options.webhookSecret;
  send(account, { url, secret }, event, payload);
}
