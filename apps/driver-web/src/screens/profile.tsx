"use client";

import { localeTable } from "@drivopay/i18n/locales";
import { useLocale, useTranslations } from "@drivopay/i18n/react";
import { Button } from "@drivopay/ui/button";
import { List, ListRow } from "@drivopay/ui/list";
import { Segments } from "@drivopay/ui/segments";
import { Sheet } from "@drivopay/ui/sheet";
import { ListSkeleton } from "@drivopay/ui/skeleton";
import { StatusPill, toneOf } from "@drivopay/ui/status-pill";
import { TopBar } from "@drivopay/ui/top-bar";
import { useMutation, useSuspenseQuery } from "@tanstack/react-query";
import {
  BadgeIndianRupee,
  Bell,
  CarTaxiFront,
  FileText,
  KeyRound,
  Landmark,
  Languages,
  LogOut,
  ShieldCheck,
  Smartphone,
  UserRound,
  Volume2,
} from "lucide-react";
import Link from "next/link";
import { signOut } from "next-auth/react";
import { useState } from "react";
import { rememberTheme } from "../server/preferences.ts";
import { useTRPC, useTRPCClient } from "../trpc/client.tsx";
import { forgetDriver } from "./forget-driver.ts";
import { groupedMobile } from "./phone-number.ts";
import { Section } from "./section.tsx";
import { useSoundbox, useSoundSetting } from "./soundbox.ts";

type Theme = "system" | "light" | "dark";

/** Who I am here, how the app speaks and looks, and the way out. */
export function Profile({ theme }: { readonly theme: Theme }) {
  const translate = useTranslations("profile");
  const shell = useTranslations("shell");
  return (
    <>
      <TopBar title={translate("title")} />
      <main className="flex flex-col gap-6 pb-28">
        <Section skeleton={<ListSkeleton rows={5} label={shell("loading")} />}>
          <Account />
        </Section>
        <SoundSetting />
        <ThemeSetting initial={theme} />
        <SignOut />
      </main>
    </>
  );
}

function Account() {
  const trpc = useTRPC();
  const locale = useLocale();
  const translate = useTranslations("profile");
  const shell = useTranslations("shell");
  const personal = useTranslations("personal");
  const status = useTranslations("status");
  const messages = useTranslations("messageSettings");
  const passport = useTranslations("passport");
  const { data } = useSuspenseQuery(trpc.users.me.queryOptions());
  const { user } = data;
  return (
    <>
      <div className="flex flex-col items-start gap-1 px-4 pt-5">
        <p className="font-semibold text-title">{user.name}</p>
        <p className="figures text-ink-soft">
          +91 {groupedMobile(user.phone.slice(3))}
          {user.vehicleNumber ? ` · ${user.vehicleNumber}` : ""}
        </p>
      </div>
      <List>
        <ListRow
          icon={<UserRound aria-hidden="true" className="size-5" />}
          title={personal("details")}
          render={(row) => <Link href="/profile/details" {...row} />}
        />
        <ListRow
          icon={<FileText aria-hidden="true" className="size-5" />}
          title={translate("papers")}
          end={<StatusPill tone={toneOf(user.kycStatus)}>{status(user.kycStatus)}</StatusPill>}
          render={(row) => <Link href="/kyc" {...row} />}
        />
        <ListRow
          icon={<Landmark aria-hidden="true" className="size-5" />}
          title={translate("bankAccounts")}
          render={(row) => <Link href="/bank" {...row} />}
        />
        <ListRow
          icon={<CarTaxiFront aria-hidden="true" className="size-5" />}
          title={shell("navEarnings")}
          render={(row) => <Link href="/earnings" {...row} />}
        />
        <ListRow
          icon={<BadgeIndianRupee aria-hidden="true" className="size-5" />}
          title={passport("title")}
          render={(row) => <Link href="/profile/income" {...row} />}
        />
        <ListRow
          icon={<Languages aria-hidden="true" className="size-5" />}
          title={translate("language")}
          end={localeTable[locale].name}
          render={(row) => <Link href="/profile/language" {...row} />}
        />
        <ListRow
          icon={<Bell aria-hidden="true" className="size-5" />}
          title={messages("title")}
          render={(row) => <Link href="/profile/messages" {...row} />}
        />
        <ListRow
          icon={<KeyRound aria-hidden="true" className="size-5" />}
          title={translate(user.pinSet ? "pinSet" : "pinNotSet")}
          render={(row) => <Link href="/profile/pin" {...row} />}
        />
        <ListRow
          icon={<Smartphone aria-hidden="true" className="size-5" />}
          title={personal("devices")}
          render={(row) => <Link href="/profile/devices" {...row} />}
        />
        <ListRow
          icon={<ShieldCheck aria-hidden="true" className="size-5" />}
          title={personal("yourData")}
          render={(row) => <Link href="/profile/data" {...row} />}
        />
      </List>
    </>
  );
}

function SoundSetting() {
  const translate = useTranslations("profile");
  const [on, change] = useSoundSetting();
  const { test } = useSoundbox();
  return (
    <div className="flex flex-col gap-3 px-4">
      <label className="flex min-h-12 items-center justify-between gap-3">
        <span className="font-medium">{translate("sound")}</span>
        <input
          type="checkbox"
          checked={on}
          onChange={(event) => change(event.target.checked)}
          className="size-7 accent-ink"
        />
      </label>
      <Button kind="secondary" onClick={test}>
        <Volume2 aria-hidden="true" className="size-5" />
        {translate("sounds")}
      </Button>
    </div>
  );
}

function ThemeSetting({ initial }: { readonly initial: Theme }) {
  const translate = useTranslations("profile");
  const [theme, setTheme] = useState(initial);
  const choose = (chosen: Theme) => {
    setTheme(chosen);
    if (chosen === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = chosen;
    void rememberTheme(chosen);
  };
  return (
    <section className="flex flex-col gap-2 px-4">
      <h2 className="font-semibold text-lead">{translate("theme")}</h2>
      <Segments
        label={translate("theme")}
        value={theme}
        onChange={choose}
        options={[
          { value: "system", label: translate("themeSystem") },
          { value: "light", label: translate("themeLight") },
          { value: "dark", label: translate("themeDark") },
        ]}
      />
    </section>
  );
}

function SignOut() {
  const client = useTRPCClient();
  const translate = useTranslations("profile");
  const shell = useTranslations("shell");
  const [asking, setAsking] = useState(false);
  const leave = useMutation({
    mutationFn: () => client.auth.logout.mutate(),
    // The cookie goes even where the server could not be told; the session then ends by its age.
    onSettled: async () => {
      forgetDriver();
      await signOut({ redirect: false });
      window.location.replace("/welcome");
    },
  });
  return (
    <div className="px-4">
      <Button kind="danger" wide onClick={() => setAsking(true)}>
        <LogOut aria-hidden="true" className="size-5" />
        {translate("signOut")}
      </Button>
      <Sheet
        open={asking}
        onOpenChange={setAsking}
        title={translate("signOutConfirm")}
        closeLabel={shell("close")}
      >
        <Button kind="danger" size="large" busy={leave.isPending} onClick={() => leave.mutate()}>
          {translate("signOut")}
        </Button>
        <Button kind="secondary" size="large" onClick={() => setAsking(false)}>
          {shell("cancel")}
        </Button>
      </Sheet>
    </div>
  );
}
