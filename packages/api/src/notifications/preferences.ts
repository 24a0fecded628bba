import type {
  MessageCategory,
  NotificationChoices,
  NotificationPreferences,
  QuietHours,
} from "@drivopay/contracts/notification-preferences";
import { NotificationCategory, NotificationChannel } from "@drivopay/contracts/notifications";
import { type Session, tables } from "@drivopay/db";
import { eq } from "drizzle-orm";
import type { DriverContext } from "../context.ts";

const { preferences } = tables;

/** What a driver wants to hear and where; what is not chosen is as for everybody. */
export interface Preferences {
  readonly choices: NotificationChoices;
  readonly quietHours: QuietHours | null;
}

const nobodysChoice: Preferences = { choices: {}, quietHours: null };

/** The record of money and of safety stays in the inbox, whatever is chosen. */
export function isLocked(category: MessageCategory, channel: NotificationChannel): boolean {
  return channel === "INBOX" && (category === "MONEY" || category === "SECURITY");
}

/** News of the product come outside the inbox only to who has asked for them. */
function isOnForEverybody(category: MessageCategory, channel: NotificationChannel): boolean {
  return category !== "PRODUCT" || channel === "INBOX";
}

export function wants(
  { choices }: Preferences,
  category: MessageCategory,
  channel: NotificationChannel,
): boolean {
  if (isLocked(category, channel)) return true;
  return choices[category]?.[channel] ?? isOnForEverybody(category, channel);
}

export async function preferencesOf({ orm }: Session, userId: string): Promise<Preferences> {
  const [row] = await orm.select().from(preferences).where(eq(preferences.userId, userId));
  if (!row) return nobodysChoice;
  const { choices, quietFromMinute, quietToMinute } = row;
  const quietHours =
    quietFromMinute === null || quietToMinute === null
      ? null
      : { from: timeOfDay(quietFromMinute), to: timeOfDay(quietToMinute) };
  return { choices, quietHours };
}

/** The driver's preferences, every category with every channel. */
export async function readPreferences({ services, driver }: DriverContext) {
  return { preferences: presentPreferences(await preferencesOf(services.db, driver.userId)) };
}

export function presentPreferences(chosen: Preferences): NotificationPreferences {
  return {
    choices: NotificationCategory.options.flatMap((category) =>
      NotificationChannel.options.map((channel) => ({
        ...{ category, channel },
        enabled: wants(chosen, category, channel),
        locked: isLocked(category, channel),
      })),
    ),
    quietHours: chosen.quietHours,
    timeZone: "Asia/Kolkata",
  };
}

export function minuteOfDay(time: string): number {
  const [hours, minutes] = time.split(":");
  return Number(hours) * 60 + Number(minutes);
}

function timeOfDay(minute: number): string {
  const two = (part: number) => String(part).padStart(2, "0");
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
