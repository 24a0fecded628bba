"use client";

import type { Device } from "@drivopay/contracts/auth";
import { formatMoment } from "@drivopay/i18n/dates";
import { useLocale, useTranslations } from "@drivopay/i18n/react";
import { List, ListRow } from "@drivopay/ui/list";
import { ListSkeleton } from "@drivopay/ui/skeleton";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Monitor, Smartphone } from "lucide-react";
import { useState } from "react";
import { useTRPC } from "../trpc/client.tsx";
import { BackBar } from "./back-bar.tsx";
import { PinSheet } from "./pin-sheet.tsx";
import { Section } from "./section.tsx";

/** Where the driver is signed in, and the way to end that from here. */
export function Devices() {
  const translate = useTranslations("personal");
  const shell = useTranslations("shell");
  return (
    <>
      <BackBar title={translate("devices")} href="/profile" />
      <main className="flex flex-col gap-4 pb-10">
        <p className="px-4 pt-4 text-ink-soft">{translate("devicesHint")}</p>
        <Section skeleton={<ListSkeleton rows={2} label={shell("loading")} />}>
          <SignedIn />
        </Section>
      </main>
    </>
  );
}

function SignedIn() {
  const trpc = useTRPC();
  const locale = useLocale();
  const translate = useTranslations("personal");
  const { data } = useSuspenseQuery(trpc.auth.devices.list.queryOptions());
  const [leaving, setLeaving] = useState<Device | null>(null);
  const here = data.devices.filter(({ current }) => current);
  const profile = useTranslations("profile");
  const elsewhere = data.devices.filter(({ current }) => !current);
  return (
    <>
      <List label={translate("devices")}>
        {here.map((device) => (
          <ListRow
            key={device.id}
            icon={<Smartphone aria-hidden="true" className="size-5" />}
            title={device.name}
            detail={translate("thisDevice")}
          />
        ))}
        {elsewhere.map((device) => (
          <ListRow
            key={device.id}
            icon={<Monitor aria-hidden="true" className="size-5" />}
            title={device.name}
            detail={translate("lastSeen", { when: formatMoment(device.lastSeenAt, locale) })}
            end={<span className="font-semibold text-bad text-small">{profile("signOut")}</span>}
            render={(row) => <button type="button" onClick={() => setLeaving(device)} {...row} />}
          />
        ))}
      </List>
      {leaving ? <SignOutDevice device={leaving} onClose={() => setLeaving(null)} /> : null}
    </>
  );
}

function SignOutDevice({ device, onClose }: { readonly device: Device; readonly onClose: () => void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const translate = useTranslations("personal");
  const profile = useTranslations("profile");
  const revoke = useMutation(
    trpc.auth.devices.revoke.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: trpc.auth.devices.list.queryKey() });
        onClose();
      },
    }),
  );
  return (
    <PinSheet
      title={translate("signOutDevice", { device: device.name })}
      action={profile("signOut")}
      kind="danger"
      busy={revoke.isPending}
      error={revoke.error}
      onPin={(pin) => revoke.mutate({ id: device.id, pin })}
      onClose={onClose}
    />
  );
}
