import { z } from "zod";
import { NotificationCategory, NotificationChannel } from "./notifications.ts";

export type MessageCategory = z.infer<typeof NotificationCategory>;

/** A time of day in India, such as 22:30. */
export const TimeOfDay = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .meta({ description: "A time of day in Asia/Kolkata, 00:00 to 23:59", examples: ["22:30"] });

export const QuietHours = z
  .strictObject({ from: TimeOfDay, to: TimeOfDay })
  .refine(({ from, to }) => from !== to, { message: "The hours must differ", path: ["to"] })
  .meta({
    id: "QuietHours",
    description:
      "From one time of day to another in Asia/Kolkata; past midnight when `to` is the earlier one",
  });
export type QuietHours = z.infer<typeof QuietHours>;

/** Whether messages of a category come by a channel; a pair that is not there is as for everybody. */
export type NotificationChoices = Partial<
  Record<MessageCategory, Partial<Record<NotificationChannel, boolean>>>
>;

export const NotificationChoice = z.object({
  category: NotificationCategory,
  channel: NotificationChannel,
  enabled: z.boolean(),
  /** True where it cannot be turned off: the record of money and of safety. */
  locked: z.boolean(),
});

export const NotificationPreferences = z
  .object({
    choices: z.array(NotificationChoice),
    quietHours: QuietHours.nullable(),
    timeZone: z.literal("Asia/Kolkata"),
  })
  .meta({ id: "NotificationPreferences" });
export type NotificationPreferences = z.infer<typeof NotificationPreferences>;

export const PreferencesAnswer = z.object({ preferences: NotificationPreferences });

const pairs = NotificationCategory.options.length * NotificationChannel.options.length;

/** What is left out stays as it is; null ends the quiet hours. */
export const UpdatePreferencesInput = z.strictObject({
  choices: z
    .array(
      z.strictObject({ category: NotificationCategory, channel: NotificationChannel, enabled: z.boolean() }),
    )
    .max(pairs)
    .optional(),
  quietHours: QuietHours.nullable().optional(),
});
