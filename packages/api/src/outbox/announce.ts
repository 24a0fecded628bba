import { type Session, tables } from "@drivopay/db";
import { newId } from "@drivopay/runtime/ids";
import type { EventType } from "inngest";
import type { z } from "zod";

type EventData = Record<string, unknown>;

/** An event of ours: its name, and the shape of what it carries. */
export type DomainEvent<Schema extends z.ZodType<EventData, EventData>> = EventType<string, Schema>;

/**
 * Writes an event to the outbox, in the transaction of the change it tells of. The relay sends it once that has
 * committed; its id makes a resend harmless.
 * @param liveTopics open pages to nudge, like `wallet:<id>`
 * @throws ZodError when the data is not what the event promises: a bug of ours
 */
export async function announce<Schema extends z.ZodType<EventData, EventData>>(
  tx: Session,
  event: DomainEvent<Schema>,
  data: z.infer<Schema>,
  liveTopics: readonly string[] = [],
): Promise<void> {
  await tx.orm
    .insert(tables.outbox)
    .values({ id: newId(), name: event.name, data: event.schema.parse(data), liveTopics: [...liveTopics] });
}
