import type { PushMessage, PushResult, PushSender } from "@drivopay/api/notifications/ports";
import { AppError } from "@drivopay/contracts/errors";
import { onFirstUse } from "@drivopay/runtime/on-first-use";
import type { BatchResponse, Messaging, MulticastMessage, SendResponse } from "firebase-admin/messaging";
import { createGuard, type Guard } from "../guard.ts";
import type { FcmEnv } from "./env.ts";
import { connectMessaging } from "./messaging.ts";

/** The SDK tries a 503 five times by itself, which takes it seven seconds and more. */
const defaultTimeoutMs = 20_000;
/** A message that has not reached the phone by then tells nothing new any more. */
const livesSeconds = 24 * 60 * 60;

/**
 * Push messages by Firebase's SDK. FCM has no idempotency key: a message sent twice carries the same collapse key,
 * and the phone shows the later one in the place of the earlier.
 * @returns null without a project
 */
export function createFcmPush(env: FcmEnv, options: { readonly timeoutMs?: number } = {}): PushSender | null {
  const { FCM_PROJECT_ID } = env;
  if (FCM_PROJECT_ID === undefined) return null;
  const guard = createGuard({ timeoutMs: options.timeoutMs ?? defaultTimeoutMs });
  const connected = onFirstUse(() => connectMessaging({ ...env, FCM_PROJECT_ID }));
  return { send: (tokens, message) => sendAll(guard, connected, tokens, message) };
}

async function sendAll(
  guard: Guard,
  connected: () => Promise<Messaging>,
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
    const reason =
      error instanceof AppError && error.cause instanceof Outage ? error.cause.reason : "UNREACHABLE";
    return tokens.map(() => ({ outcome: "UNAVAILABLE", reason }));
  }
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

  constructor(reason: string) {
    super(`FCM answers ${reason}`);
    this.reason = reason;
  }
}

function refuseOutage(batch: BatchResponse): BatchResponse {
  const codes = batch.responses.map(codeOf);
  const [first] = codes;
  if (first !== undefined && codes.every((code) => code !== null && isPassing(code))) {
    throw new AppError("PROVIDER_UNAVAILABLE", { cause: new Outage(first ?? "UNKNOWN") });
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
