import { z } from "zod";
import { type JsonObject, jsonValue, nestsWithin } from "./json.ts";

/** Postgres text holds neither U+0000 nor half a surrogate pair. */
const text = (longest: number) =>
  z
    .string()
    .min(1)
    .max(longest)
    .refine((value) => !value.includes("\u0000") && value.isWellFormed(), {
      error: "must be well-formed text without U+0000",
    });

const deepestNesting = 200;
const jsonObject = z.record(z.string(), jsonValue).refine((value) => nestsWithin(value, deepestNesting), {
  error: `must not nest deeper than ${deepestNesting} levels`,
});

/** An event as a sender gives it (SDK specification, "Event"). */
export const incomingEvent = z.object({
  id: text(512).nullish(),
  name: text(256),
  data: jsonObject.nullish(),
  user: jsonObject.nullish(),
  ts: z.int().min(0).nullish(),
  v: z.string().max(256).nullish(),
  meta: jsonObject.nullish(),
});

export type IncomingEvent = z.infer<typeof incomingEvent>;

export const incomingEvents = z.union([
  incomingEvent.transform((event) => [event]),
  z.array(incomingEvent).min(1).max(5_000),
]);

/** An event as functions see it; `user`, `v` and `meta` stand in it when the sender gave them. */
export type EventPayload = JsonObject & { id: string; name: string; data: JsonObject; ts: number };

/** An event with the id under which this server keeps it; senders get that id as answer. */
export type StoredEvent = { id: string; payload: EventPayload };

export const functionFailed = "inngest/function.failed";
export const functionFinished = "inngest/function.finished";
export const functionCancelled = "inngest/function.cancelled";
export const functionInvoked = "inngest/function.invoked";
