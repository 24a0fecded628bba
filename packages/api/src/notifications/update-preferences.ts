import { AppError } from "@drivopay/contracts/errors";
import type {
  MessageCategory,
  NotificationChoices,
  UpdatePreferencesInput,
} from "@drivopay/contracts/notification-preferences";
import type { NotificationChannel } from "@drivopay/contracts/notifications";
import { tables } from "@drivopay/db";
import type { z } from "zod";
import { actorOf, recordAudit } from "../audit/index.ts";
import type { DriverContext } from "../context.ts";
import { lockUser } from "../users/index.ts";
import { isLocked, minuteOfDay, preferencesOf, presentPreferences } from "./preferences.ts";

const { preferences } = tables;

/**
 * Changes what a driver hears and when; what is left out stays.
 * @throws VALIDATION_FAILED when something is turned off that cannot be: money and safety in the inbox
 */
export async function updatePreferences(ctx: DriverContext, input: z.infer<typeof UpdatePreferencesInput>) {
  const { services, driver } = ctx;
  const changes = input.choices ?? [];
  const refused = changes.findIndex(
    ({ category, channel, enabled }) => !enabled && isLocked(category, channel),
  );
  if (refused >= 0) {
    const path = `choices.${refused}.enabled`;
    throw new AppError("VALIDATION_FAILED", { errors: [{ path, message: "This one stays on" }] });
  }
  await services.db.transact(async (tx) => {
    // Two changes at the same moment: the later one adds to the earlier.
    await lockUser(tx, driver.userId);
    const before = await preferencesOf(tx, driver.userId);
    const after = {
      choices: changes.reduce(withChoice, before.choices),
      quietHours: input.quietHours === undefined ? before.quietHours : input.quietHours,
    };
    const row = {
      choices: after.choices,
      quietFromMinute: after.quietHours && minuteOfDay(after.quietHours.from),
      quietToMinute: after.quietHours && minuteOfDay(after.quietHours.to),
      updatedAt: services.clock.now(),
    };
    await tx.orm
      .insert(preferences)
      .values({ userId: driver.userId, ...row })
      .onConflictDoUpdate({ target: preferences.userId, set: row });
    await recordAudit(tx, actorOf(ctx, driver), {
      ...{ action: "notifications.preferences-changed", entityType: "user", entityId: driver.userId },
      oldValue: { ...before },
      newValue: after,
    });
  });
  return { preferences: presentPreferences(await preferencesOf(services.db, driver.userId)) };
}

interface Change {
  readonly category: MessageCategory;
  readonly channel: NotificationChannel;
  readonly enabled: boolean;
}

function withChoice(choices: NotificationChoices, { category, channel, enabled }: Change) {
  return { ...choices, [category]: { ...choices[category], [channel]: enabled } };
}
