import type { PushMessage, PushResult, PushSender } from "@drivopay/api/notifications/ports";
import { AppError } from "@drivopay/contracts/errors";
import type { Logger } from "@drivopay/runtime/logger";
import { onFirstUse } from "@drivopay/runtime/on-first-use";
import type { BatchResponse, Messaging, MulticastMessage, SendResponse } from "firebase-admin/messaging";
import { createGuard, type Guard } from "../guard.ts";
import type { FcmEnv } from "./env.ts";
import { connectMessaging } from "./messaging.ts";

/** The SDK tries a 503 five times by itself, which takes it seven seconds and more. */
const defaultTimeoutMs = 20_000;
/** A message that has not reached the phone by then tells nothing new any more. */
const livesSeconds = 24 * 60 * 60;

interface FcmOptions {
  /** Hears why nothing could be sent: the outcomes name a reason, and a wrong key of ours needs more than that. */
  readonly logger: Logger;
  readonly timeoutMs?: number;
}

/**
 * Push messages by Firebase's SDK. FCM has no idempotency key: a message sent twice carries the same collapse key,
 * and the phone shows the later one in the place of the earlier.
 * @returns null without a project
 */
export function createFcmPush(env: FcmEnv, options: FcmOptions): PushSender | null {
  const { FCM_PROJECT_ID } = env;
  if (FCM_PROJECT_ID === undefined) return null;
  const guard = createGuard({ timeoutMs: options.timeoutMs ?? defaultTimeoutMs });
  const connected = onFirstUse(() => connectMessaging({ ...env, FCM_PROJECT_ID }));
  return { send: (tokens, message) => sendAll({ ...options, guard, connected }, tokens, message) };
}

interface Connection {
  readonly guard: Guard;
  readonly connected: () => Promise<Messaging>;
  readonly logger: Logger;
}

async function sendAll(
  { guard, connected, logger }: Connection,
  tokens: readonly string[],
  message: PushMessage,
): Promise<readonly PushResult[]> {
  if (tokens.length === 0) return [];
  try {
    const { responses } = await guard(async () => {
      const batch = await (await connected()).sendEachForMulticast(wireMessage(tokens, message));
      return refuseOutage(batch);
    });
    const payloadIsGood = responses.some(({ success }) => success);
    return responses.map((response) => resultOf(response, payloadIsGood));
  } catch (error) {
    const isOutage = error instanceof AppError && error.code === "PROVIDER_UNAVAILABLE";
    const reason = isOutage && error.cause instanceof Outage ? error.cause.reason : "UNREACHABLE";
    // What is no outage will not pass by itself: a key that cannot be read, or a bug of ours.
    logger[isOutage ? "warn" : "error"]({ err: inWords(error, tokens), reason }, "No push message was sent");
    return tokens.map(() => ({ outcome: "UNAVAILABLE", reason }));
  }
}

/**
 * An error and what caused it, in their words alone and without the phones' tokens: what the SDK hangs on its errors
 * may hold the whole request.
 */
function inWords(error: unknown, tokens: readonly string[]): Error {
  const chain: Error[] = [];
  for (let at = error; at instanceof Error && chain.length < 5; at = at.cause) chain.push(at);
  const masked = (text: string) => tokens.reduce((left, token) => left.replaceAll(token, "[token]"), text);
  const words = new Error(masked(chain.map(({ message }) => message).join(": ")));
  words.stack = masked(chain.map(({ stack, message }) => stack ?? message).join("\ncaused by "));
  return words;
}

function wireMessage(tokens: readonly string[], message: PushMessage): MulticastMessage {
  const { title, body, collapseKey, urgent } = message;
  return {
    tokens: [...tokens],
    notification: { title, body },
    data: { ...message.data },
    android: {
      priority: urgent ? "high" : "normal",
      ttl: livesSeconds * 1000,
      // By tag, not by FCM's own collapse key: of those only four a phone are kept while it is off.
      notification: { tag: collapseKey },
    },
    apns: {
      // Apple takes 64 bytes for it; the end of our keys is what differs.
      headers: { "apns-collapse-id": collapseKey.slice(-64), "apns-priority": urgent ? "10" : "5" },
      payload: { aps: { sound: "default" } },
    },
  };
}

/** Every phone failed because FCM did: that is what the guard must hear of, so that it stops asking for a while. */
class Outage extends Error {
  override readonly name = "Outage";
  readonly reason: string;

  constructor(reason: string, cause: unknown) {
    super(`FCM answers ${reason}`, { cause });
    this.reason = reason;
  }
}

function refuseOutage(batch: BatchResponse): BatchResponse {
  const codes = batch.responses.map(codeOf);
  const [first] = codes;
  if (first !== undefined && codes.every((code) => code !== null && isPassing(code))) {
    throw new AppError("PROVIDER_UNAVAILABLE", {
      cause: new Outage(first ?? "UNKNOWN", batch.responses[0]?.error),
    });
  }
  return batch;
}

/** The SDK's word without its prefix: `registration-token-not-registered`; null for what was sent. */
function codeOf({ success, error }: SendResponse): string | null {
  return success ? null : (error?.code ?? "unknown-error").replace(/^messaging\//, "");
}

const passing = new Set([
  ...["message-rate-exceeded", "internal-error", "server-unavailable", "unknown-error"],
  // Our keys are at fault, not this phone: it works once they are mended.
  ...["third-party-auth-error", "authentication-error"],
]);
const isPassing = (code: string) => passing.has(code) || code.startsWith("app/");

/**
 * @param payloadIsGood whether another phone took the same message: only then does INVALID_ARGUMENT speak of the token
 */
function resultOf(response: SendResponse, payloadIsGood: boolean): PushResult {
  const reason = codeOf(response);
  if (reason === null) return { outcome: "SENT", providerMessageId: response.messageId ?? "" };
  if (reason === "registration-token-not-registered") return { outcome: "DEAD", reason };
  if (reason === "invalid-argument" || reason === "invalid-registration-token") {
    return { outcome: payloadIsGood ? "DEAD" : "REFUSED", reason };
  }
  return { outcome: isPassing(reason) ? "UNAVAILABLE" : "REFUSED", reason };
}
