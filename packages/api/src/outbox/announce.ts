import { type Session, tables } from "@drivopay/db";
import { newId } from "@drivopay/runtime/ids";
import { type RequestContext, requestContext } from "@drivopay/runtime/request-context";
import type { EventType } from "inngest";
import type { z } from "zod";

type EventData = Record<string, unknown>;

/** An event of ours: its name, and the shape of what it carries. */
export type DomainEvent<Schema extends z.ZodType<EventData, EventData>> = EventType<string, Schema>;

/**
 * Writes an event to the outbox, in the transaction of the change it tells of. The relay sends it once that has
 * committed; its id makes a resend harmless.
 * Beside its data it carries the request it was made for, so that the workflow's logs and calls name the same one.
 * @param liveTopics open pages to nudge, like `wallet:<id>`: by this process at the commit, and by the relay in case
 * that it has died since
 * @throws ZodError when the data is not what the event promises: a bug of ours
 */
export async function announce<Schema extends z.ZodType<EventData, EventData>>(
  tx: Session,
  event: DomainEvent<Schema>,
  data: z.infer<Schema>,
  liveTopics: readonly string[] = [],
): Promise<void> {
  for (const topic of liveTopics) tx.noted?.add(topic);
  const carried = { ...event.schema.parse(data), ...madeFor() };
  await tx.orm
    .insert(tables.outbox)
    .values({ id: newId(), name: event.name, data: carried, liveTopics: [...liveTopics] });
}

/** Without who made it: the event says whom it is about. */
function madeFor(): { madeFor?: Omit<RequestContext, "userId"> } {
  const context = requestContext();
  if (!context) return {};
  const { userId: _, ...request } = context;
  return { madeFor: request };
}
