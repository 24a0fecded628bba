import { NotificationType } from "@drivopay/contracts/notifications";
import { eventType } from "inngest";
import { z } from "zod";

/** Somebody wants a driver told something that is no movement of money. */
export const notificationRequested = eventType("notifications/requested", {
  schema: z.object({
    userId: z.uuid(),
    type: NotificationType,
    /** Tells it once a driver, however often it is asked for. */
    dedupeKey: z.string().min(1).max(200),
    params: z.record(z.string(), z.union([z.string(), z.number()])),
  }),
});
