"use client";

import type { NotificationPreferences } from "@drivopay/contracts/notification-preferences";
import { useTranslations } from "@drivopay/i18n/react";
import { ListSkeleton } from "@drivopay/ui/skeleton";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Bell, Check, Lock, type LucideIcon, Mail, MessageSquareText, Smartphone } from "lucide-react";
import { useTRPC, useTRPCClient } from "../trpc/client.tsx";
import { BackBar } from "./back-bar.tsx";
import { useErrorText } from "./error-text.ts";
import { changed, type PreferenceChange } from "./preference-change.ts";
import { QuietHoursSetting } from "./quiet-hours-setting.tsx";
import { Section } from "./section.tsx";

/** Which messages come, by which way, and when they wait. */
export function MessageSettings() {
  const translate = useTranslations("messageSettings");
  const shell = useTranslations("shell");
  return (
    <>
      <BackBar title={translate("title")} href="/profile" />
      <main className="flex flex-col gap-2 pb-16">
        <p className="px-4 pt-5 text-ink-soft">{translate("intro")}</p>
        <Section skeleton={<ListSkeleton rows={8} label={shell("loading")} />}>
          <Settings />
        </Section>
      </main>
    </>
  );
}

function Settings() {
  const trpc = useTRPC();
  const translate = useTranslations("messageSettings");
  const errorText = useErrorText();
  const { data } = useSuspenseQuery(trpc.notifications.preferences.queryOptions());
  const change = usePreferenceChange();
  const { choices, quietHours } = data.preferences;
  return (
    <>
      {change.error ? (
        <p role="alert" className="px-4 font-medium text-bad">
          {errorText(change.error)}
        </p>
      ) : null}
      <p className="flex items-center gap-2 px-4 text-ink-soft text-small">
        <Lock aria-hidden="true" className="size-4 shrink-0" strokeWidth={3} />
        {translate("always")}
      </p>
      {categories.map((category) => (
        <Category
          key={category}
          category={category}
          choices={choices.filter((choice) => choice.category === category)}
          onChange={(channel, enabled) => change.mutate({ choices: [{ category, channel, enabled }] })}
        />
      ))}
      <QuietHoursSetting value={quietHours} onChange={(hours) => change.mutate({ quietHours: hours })} />
      <p className="px-4 pt-4 text-ink-soft text-small">{translate("codes")}</p>
      <p role="status" className="sr-only">
        {change.isSuccess ? translate("saved") : ""}
      </p>
    </>
  );
}

/** Shown at once; taken back when the server refuses it. */
function usePreferenceChange() {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const { queryKey } = trpc.notifications.preferences.queryOptions();
  return useMutation({
    mutationFn: (change: PreferenceChange) => client.notifications.updatePreferences.mutate(change),
    // One after the other: the answer to an earlier change must not undo the sight of a later one.
    scope: { id: "notification-preferences" },
    onMutate: async (change) => {
      await queryClient.cancelQueries({ queryKey });
      queryClient.setQueryData(
        queryKey,
        (known) => known && { preferences: changed(known.preferences, change) },
      );
    },
    onError: () => queryClient.invalidateQueries({ queryKey }),
  });
}

type Choice = NotificationPreferences["choices"][number];
const categories = ["MONEY", "SECURITY", "ACCOUNT", "PRODUCT"] as const;
const details = {
  MONEY: "moneyDetail",
  SECURITY: "securityDetail",
  ACCOUNT: "accountDetail",
  PRODUCT: "productDetail",
} as const;
const channels: readonly (readonly [channel: Choice["channel"], icon: LucideIcon])[] = [
  ["INBOX", Bell],
  ["PUSH", Smartphone],
  ["SMS", MessageSquareText],
  ["EMAIL", Mail],
];

interface CategoryProps {
  readonly category: Choice["category"];
  readonly choices: readonly Choice[];
  readonly onChange: (channel: Choice["channel"], enabled: boolean) => void;
}

function Category({ category, choices, onChange }: CategoryProps) {
  const translate = useTranslations("messageSettings");
  return (
    <fieldset className="mt-4 border-ruled border-t px-4 pt-4">
      <legend className="sr-only">{translate(category)}</legend>
      <p aria-hidden="true" className="font-semibold text-lead">
        {translate(category)}
      </p>
      <p className="pb-3 text-ink-soft text-small">{translate(details[category])}</p>
      <div className="grid grid-cols-1 gap-2 min-[17rem]:grid-cols-2">
        {channels.map(([channel, icon]) => {
          const choice = choices.find((one) => one.channel === channel);
          return choice ? (
            <Way
              key={channel}
              icon={icon}
              choice={choice}
              onChange={(enabled) => onChange(channel, enabled)}
            />
          ) : null;
        })}
      </div>
    </fieldset>
  );
}

interface WayProps {
  readonly icon: LucideIcon;
  readonly choice: Choice;
  readonly onChange: (enabled: boolean) => void;
}

/**
 * One way a message can take, as wide as its word is long in any language. The box itself lies unseen over the whole of
 * it, so that all of it is the target.
 */
function Way({ icon: Icon, choice, onChange }: WayProps) {
  const translate = useTranslations("messageSettings");
  return (
    <label className="group relative flex min-h-12 min-w-0 items-center gap-1.5 rounded-field border-2 border-edge bg-sheet px-2 py-1.5 text-ink-soft has-disabled:border-still-wash has-checked:border-ink has-disabled:bg-still-wash has-checked:text-ink has-focus-visible:outline-3 has-focus-visible:outline-ink has-focus-visible:outline-offset-2">
      <input
        type="checkbox"
        checked={choice.enabled}
        disabled={choice.locked}
        onChange={(event) => onChange(event.target.checked)}
        className="absolute inset-0 size-full opacity-0"
      />
      <Icon aria-hidden="true" className="size-5 shrink-0" />
      <span className="min-w-0 flex-1 break-words font-medium text-small leading-tight">
        {translate(choice.channel)}
        {choice.locked ? <span className="sr-only">, {translate("always")}</span> : null}
      </span>
      {choice.locked ? (
        <Lock aria-hidden="true" className="size-4 shrink-0" strokeWidth={3} />
      ) : (
        <span
          aria-hidden="true"
          className="grid size-5.5 shrink-0 place-items-center rounded-mark border-2 border-edge group-has-checked:border-accent group-has-checked:bg-accent group-has-checked:text-accent-ink"
        >
          {choice.enabled ? <Check className="size-4" strokeWidth={3.5} /> : null}
        </span>
      )}
    </label>
  );
}
