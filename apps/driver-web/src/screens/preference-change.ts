import type {
  NotificationPreferences,
  UpdatePreferencesInput,
} from "@drivopay/contracts/notification-preferences";
import type { z } from "zod";

export type PreferenceChange = z.infer<typeof UpdatePreferencesInput>;

/** The preferences as they will be once the server has taken the change. */
export function changed(
  preferences: NotificationPreferences,
  { choices = [], quietHours }: PreferenceChange,
): NotificationPreferences {
  const enabledNow = (choice: NotificationPreferences["choices"][number]) =>
    choices.find(({ category, channel }) => category === choice.category && channel === choice.channel)
      ?.enabled ?? choice.enabled;
  return {
    ...preferences,
    choices: preferences.choices.map((choice) => ({ ...choice, enabled: enabledNow(choice) })),
    quietHours: quietHours === undefined ? preferences.quietHours : quietHours,
  };
}
