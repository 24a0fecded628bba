import { NotificationType } from "@drivopay/contracts/notifications";
import { eventType } from "inngest";
import { z } from "zod";

/** All that may be told by event. A one-time code is not: its text stands nowhere but in the message itself. */
export const TellableType = NotificationType.exclude(["OTP"]);
export type TellableType = z.infer<typeof TellableType>;

/** What a driver is told. Numbers among the parameters are paise. */
export const Telling = z.object({
  userId: z.uuid(),
  type: TellableType,
  /** Tells it once a driver, however often it is asked for. */
  dedupeKey: z.string().min(1).max(200),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type Telling = z.infer<typeof Telling>;

/** Somebody wants a driver told something that is no movement of money. */
export const notificationRequested = eventType("notifications/requested", { schema: Telling });

/** A message stands in a driver's inbox. */
export const driverTold = eventType("notifications/driver.told", {
  schema: z.object({ notificationId: z.uuid(), userId: z.uuid(), type: TellableType }),
});
