import { z } from "zod";
import type { World } from "../../core/world.ts";
import type { TwilioOptions } from "../../options.ts";
import { TwilioError } from "./errors.ts";
import { deliveryErrorFor, refusalFor } from "./magic.ts";
import { segmentsOf } from "./segments.ts";
import { signCallback } from "./signature.ts";

export type MessageStatus = "accepted" | "queued" | "sent" | "delivered" | "undelivered";

export type Message = {
  sid: string;
  account_sid: string;
  messaging_service_sid: string | null;
  to: string;
  from: string | null;
  body: string;
  status: MessageStatus;
  direction: "outbound-api";
  num_segments: string;
  num_media: string;
  price: string | null;
  price_unit: string;
  error_code: number | null;
  error_message: string | null;
  date_created: string;
  date_updated: string;
  date_sent: string | null;
  uri: string;
  subresource_uris: { media: string };
  api_version: string;
};

const apiVersion = "2010-04-01";
const sentAfterMs = 50;
const deliveredAfterMs = 150;
const callbackTimeoutMs = 15_000;
const longestBody = 1_600;

/** The parameters that matter here; Twilio takes many more, and ignores what it does not know. */
const CreateMessage = z.object({
  To: z.string().optional(),
  From: z.string().optional(),
  MessagingServiceSid: z.string().optional(),
  Body: z.string().optional(),
  StatusCallback: z.string().optional(),
});

export type Sender = { world: World; options: TwilioOptions; messages: Map<string, Message> };

const rfc2822 = (at: Date): string => at.toUTCString().replace("GMT", "+0000");

type Checked = {
  to: string;
  from: string | null;
  serviceSid: string | null;
  body: string;
  callback: string | undefined;
};

/** @throws TwilioError with the code Twilio refuses such a request with */
function check(form: unknown): Checked {
  const input = CreateMessage.parse(form);
  if (!input.To) throw new TwilioError(21604);
  const refusal = refusalFor(input.To);
  if (refusal !== undefined) throw new TwilioError(refusal);
  if (!/^\+[1-9]\d{7,14}$/.test(input.To)) throw new TwilioError(21211);
  if (!input.From && !input.MessagingServiceSid) throw new TwilioError(21603);
  if (!input.Body) throw new TwilioError(21602);
  if (input.Body.length > longestBody) throw new TwilioError(21617);
  return {
    to: input.To,
    from: input.From || null,
    serviceSid: input.MessagingServiceSid || null,
    body: input.Body,
    callback: input.StatusCallback || undefined,
  };
}

/** Takes a message, puts it into the inbox and lets its delivery run. */
export function createMessage(sender: Sender, form: unknown): Message {
  const { world, options, messages } = sender;
  const { to, from, serviceSid, body, callback } = check(form);
  const sid = `SM${world.random.hex("message", 32)}`;
  const now = world.clock.now();
  const uri = `/${apiVersion}/Accounts/${options.accountSid}/Messages/${sid}`;
  const message: Message = {
    sid,
    account_sid: options.accountSid,
    messaging_service_sid: serviceSid,
    to,
    from,
    body,
    status: serviceSid ? "accepted" : "queued",
    direction: "outbound-api",
    num_segments: String(segmentsOf(body)),
    num_media: "0",
    price: null,
    price_unit: "USD",
    error_code: null,
    error_message: null,
    date_created: rfc2822(now),
    date_updated: rfc2822(now),
    date_sent: null,
    uri: `${uri}.json`,
    subresource_uris: { media: `${uri}/Media.json` },
    api_version: apiVersion,
  };
  messages.set(sid, message);
  deliver(sender, message, callback);
  return message;
}

/** No callback tells of the first status; `sent` and the last one are told. */
function deliver(sender: Sender, message: Message, callback: string | undefined): void {
  const { world } = sender;
  const error = deliveryErrorFor(message.to);
  if (error === undefined) {
    const from = message.from ?? message.messaging_service_sid ?? "";
    world.inbox.deliver({
      id: message.sid,
      channel: "sms",
      to: message.to,
      body: message.body,
      data: { from, segments: message.num_segments },
      at: world.clock.now().toISOString(),
    });
  }
  world.scheduler.after(sentAfterMs, () => {
    message.date_sent = rfc2822(world.clock.now());
    setStatus(sender, message, "sent", callback);
  });
  world.scheduler.after(deliveredAfterMs, () => {
    message.error_code = error ?? null;
    setStatus(sender, message, error === undefined ? "delivered" : "undelivered", callback);
  });
}

function setStatus(
  sender: Sender,
  message: Message,
  status: MessageStatus,
  callback: string | undefined,
): void {
  message.status = status;
  message.date_updated = rfc2822(sender.world.clock.now());
  if (callback !== undefined) callBack(sender, message, callback);
}

function callBack({ world, options }: Sender, message: Message, url: string): void {
  const params: Record<string, string> = {
    AccountSid: message.account_sid,
    ApiVersion: apiVersion,
    MessageSid: message.sid,
    MessageStatus: message.status,
    SmsSid: message.sid,
    SmsStatus: message.status,
    To: message.to,
    ...(message.from === null ? {} : { From: message.from }),
    ...(message.messaging_service_sid === null ? {} : { MessagingServiceSid: message.messaging_service_sid }),
    ...(message.error_code === null ? {} : { ErrorCode: String(message.error_code) }),
  };
  const eventId = world.random.hex("callback", 32);
  world.webhooks.send({
    ...{ provider: "twilio", event: `message.${message.status}`, eventId, url, timeoutMs: callbackTimeoutMs },
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      "user-agent": "TwilioProxy/1.1",
      "i-twilio-idempotency-token": eventId,
      "x-twilio-signature": signCallback(options.authToken, url, params),
    },
    body: new URLSearchParams(params).toString(),
    retryDelaysMs: [],
  });
}
