import { z } from "zod";
import type { World } from "../../core/world.ts";
import { FcmError, type FcmFailure } from "./errors.ts";

const payloadLimitBytes = 4_096;

const Message = z.looseObject({
  token: z.string().min(1),
  notification: z.looseObject({ title: z.string().optional(), body: z.string().optional() }).optional(),
  data: z.record(z.string(), z.string()).optional(),
  android: z
    .looseObject({
      priority: z.string().optional(),
      notification: z.looseObject({ tag: z.string().optional() }).optional(),
    })
    .optional(),
});
const Send = z.looseObject({ validate_only: z.boolean().optional(), message: Message });

export type PushState = { uninstalled: Set<string> };

/** What a token begins with decides what becomes of messages to it. */
const failureByPrefix: readonly (readonly [string, FcmFailure])[] = [
  ["unregistered-", "UNREGISTERED"],
  ["invalid-", "INVALID_ARGUMENT"],
  ["foreign-", "SENDER_ID_MISMATCH"],
  ["quota-", "QUOTA_EXCEEDED"],
  ["internal-", "INTERNAL"],
  ["unavailable-", "UNAVAILABLE"],
];

/**
 * Takes a message for one phone.
 * @returns the id at the end of the message's name
 * @throws FcmError in the token's way, or for a payload that FCM would not take
 */
export function acceptPush(world: World, state: PushState, body: unknown): string {
  const parsed = Send.safeParse(body);
  if (!parsed.success) throw new FcmError("INVALID_ARGUMENT", parsed.error.issues[0]?.message);
  const { message, validate_only } = parsed.data;
  const { token, notification, data = {} } = message;
  if (Buffer.byteLength(JSON.stringify({ notification, data })) > payloadLimitBytes) {
    throw new FcmError("INVALID_ARGUMENT", "Message payload is too big");
  }
  if (state.uninstalled.has(token)) throw new FcmError("UNREGISTERED");
  const failure = failureByPrefix.find(([prefix]) => token.startsWith(prefix));
  if (failure) throw new FcmError(failure[1]);
  const id = world.random.hex("fcm", 16);
  if (validate_only) return id;
  world.inbox.deliver({
    ...{ id, channel: "push", to: token, at: world.clock.now().toISOString() },
    ...(notification?.title === undefined ? {} : { subject: notification.title }),
    body: notification?.body ?? "",
    data: {
      ...data,
      from: "FCM",
      ...(message.android?.priority ? { priority: message.android.priority } : {}),
      ...(message.android?.notification?.tag ? { tag: message.android.notification.tag } : {}),
    },
  });
  return id;
}
