"use client";

import { useTranslations } from "@drivopay/i18n/react";
import { ActionBar } from "@drivopay/ui/action-bar";
import { Button, IconButton } from "@drivopay/ui/button";
import { Hood, Notice } from "@drivopay/ui/card";
import { List } from "@drivopay/ui/list";
import { Money } from "@drivopay/ui/money";
import { ListSkeleton, Skeleton } from "@drivopay/ui/skeleton";
import { EmptyState } from "@drivopay/ui/states";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Bell, Clock3, FileText, Landmark, QrCode } from "lucide-react";
import Link from "next/link";
import { redirect } from "next/navigation";
import { useTRPC } from "../trpc/client.tsx";
import { Today, TodaySkeleton } from "./home-today.tsx";
import { recentMovements } from "./list-inputs.ts";
import { useLive } from "./live-wallet.tsx";
import { MovementRow } from "./movement-row.tsx";
import { Section } from "./section.tsx";
import { unlockSound } from "./soundbox.ts";

/** Balance, what is on hold and why, today, the latest movements, and the one thing to do: collect. */
export function Home() {
  const translate = useTranslations("home");
  const shell = useTranslations("shell");
  return (
    <main className="pb-48">
      <Hood>
        <div className="flex items-center justify-between pt-2 pr-2 pl-4">
          <h1 className="font-semibold text-lead tracking-tight">{shell("appName")}</h1>
          <InboxBell />
        </div>
        <Section skeleton={<BalanceSkeleton />}>
          <Balance />
        </Section>
      </Hood>
      <div className="flex flex-col gap-5 pt-5">
        <Section skeleton={null}>
          <NextStep />
        </Section>
        <Section skeleton={<TodaySkeleton />}>
          <Today />
        </Section>
        <section aria-labelledby="latest" className="flex flex-col gap-2">
          <div className="end-to-end min-h-12 items-center px-4">
            <h2 id="latest" className="font-semibold text-lead">
              {translate("recent")}
            </h2>
            <Button asChild kind="quiet">
              <Link href="/history">{shell("seeAll")}</Link>
            </Button>
          </div>
          <Section skeleton={<ListSkeleton rows={4} label={shell("loading")} />}>
            <Latest />
          </Section>
        </section>
      </div>
      <ActionBar>
        <Button asChild size="large" wide>
          <Link href="/collect" onClick={unlockSound}>
            <QrCode aria-hidden="true" className="size-7" />
            {translate("collect")}
          </Link>
        </Button>
      </ActionBar>
    </main>
  );
}

function InboxBell() {
  const translate = useTranslations("home");
  const { unread } = useLive();
  return (
    <IconButton asChild label={translate("inbox", { unread: unread ?? 0 })}>
      <Link href="/inbox">
        <Bell aria-hidden="true" className="size-6" />
        {unread ? (
          <span
            aria-hidden="true"
            // Drawn, not written: the link's name says the whole number, and "9+" would contradict it.
            data-unread={unread > 9 ? "9+" : unread}
            className="figures absolute top-1 right-1 grid min-w-5 place-items-center rounded-full bg-accent px-1 font-bold text-accent-ink text-small leading-5 before:content-[attr(data-unread)]"
          />
        ) : null}
      </Link>
    </IconButton>
  );
}

function Balance() {
  const trpc = useTRPC();
  const translate = useTranslations("home");
  const holds = useTranslations("holds");
  const { data: wallet } = useSuspenseQuery(trpc.wallet.get.queryOptions());
  return (
    <div className="flex flex-col gap-1 px-4 pt-1 pb-6">
      <p className="text-hood-soft">{translate("balance")}</p>
      <p aria-live="polite" data-testid="balance">
        <Money amount={wallet.balance} size="balance" />
      </p>
      {wallet.pendingBalance > 0 ? (
        <details className="group mt-3 rounded-field border border-hood-soft/40">
          <summary className="end-to-end min-h-12 items-center px-3">
            <span className="flex items-center gap-2">
              <Clock3 aria-hidden="true" className="size-5 text-accent" />
              {translate("pending")}
            </span>
            <Money amount={wallet.pendingBalance} size="row" />
          </summary>
          <ul className="flex flex-col gap-2 px-3 pb-3 text-hood-soft text-small">
            {wallet.holds.map((hold) => (
              <li key={hold.id} className="end-to-end items-baseline">
                <span>{holds(hold.reason)}</span>
                <Money amount={hold.amount} />
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  );
}

function BalanceSkeleton() {
  return (
    <div className="flex flex-col gap-2 px-4 pt-1 pb-6">
      <Skeleton className="h-6 w-28 opacity-30" />
      <Skeleton className="h-13 w-56 opacity-30" />
    </div>
  );
}

/** The one thing that stands between the driver and the money, if there is one. */
function NextStep() {
  const trpc = useTRPC();
  const translate = useTranslations("home");
  const { data } = useSuspenseQuery(trpc.users.me.queryOptions());
  const accounts = useSuspenseQuery(trpc.wallet.bankAccounts.list.queryOptions());
  const { kycStatus } = data.user;
  if (data.user.name === "") redirect("/start");
  if (kycStatus === "SUBMITTED" || kycStatus === "IN_REVIEW") {
    return (
      <div className="px-4">
        <Notice
          tone="wait"
          icon={<Clock3 aria-hidden="true" className="size-6" />}
          title={translate("kycReviewTitle")}
        >
          {translate("kycReviewBody")}
        </Notice>
      </div>
    );
  }
  if (kycStatus !== "APPROVED") {
    const rejected = kycStatus === "REJECTED";
    return (
      <div className="px-4">
        <Notice
          tone={rejected ? "bad" : "still"}
          icon={<FileText aria-hidden="true" className="size-6" />}
          title={translate(rejected ? "kycRejectedTitle" : "kycTitle")}
          action={
            <Button asChild kind="secondary">
              <Link href="/kyc">{translate("kycAction")}</Link>
            </Button>
          }
        >
          {translate(rejected ? "kycRejectedBody" : "kycBody")}
        </Notice>
      </div>
    );
  }
  if (accounts.data.bankAccounts.length > 0) return null;
  return (
    <div className="px-4">
      <Notice
        icon={<Landmark aria-hidden="true" className="size-6" />}
        title={translate("bankTitle")}
        action={
          <Button asChild kind="secondary">
            <Link href="/bank/add">{translate("bankAction")}</Link>
          </Button>
        }
      >
        {translate("bankBody")}
      </Notice>
    </div>
  );
}

function Latest() {
  const trpc = useTRPC();
  const translate = useTranslations("home");
  const { data } = useSuspenseQuery(trpc.transactions.list.queryOptions(recentMovements));
  if (data.transactions.length === 0) {
    return <EmptyState title={translate("emptyTitle")}>{translate("emptyBody")}</EmptyState>;
  }
  return (
    <List label={translate("recent")}>
      {data.transactions.map((transaction) => (
        <MovementRow key={transaction.id} transaction={transaction} dated />
      ))}
    </List>
  );
}
