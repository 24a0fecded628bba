"use client";

import type { WalletStats } from "@drivopay/contracts/wallet";
import { useTranslations } from "@drivopay/i18n/react";
import { Money } from "@drivopay/ui/money";
import { Skeleton } from "@drivopay/ui/skeleton";
import { useSuspenseQuery } from "@tanstack/react-query";
import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { useTRPC } from "../trpc/client.tsx";
import { platformNames } from "./platform-names.ts";

/** What came in today and this month, and where today's came from once it came from more than one. */
export function Today() {
  const trpc = useTRPC();
  const translate = useTranslations("home");
  const shell = useTranslations("shell");
  const { data: stats } = useSuspenseQuery(trpc.wallet.stats.queryOptions());
  const fromPlatforms = stats.todayBySource
    .filter(({ source }) => source in platformNames)
    .reduce((sum, { amount }) => sum + amount, 0);
  const columns = [
    { name: translate("today"), period: stats.today },
    { name: translate("thisMonth"), period: stats.thisMonth },
  ];
  return (
    <div className="flex flex-col gap-3">
      <dl className="grid grid-cols-1 gap-y-3 divide-ruled min-[17rem]:grid-cols-2 min-[17rem]:divide-x">
        {columns.map(({ name, period }) => (
          <div key={name} className="flex flex-col px-4">
            <dt className="text-ink-soft text-small">{name}</dt>
            <dd>
              <Money amount={period.earned} className="font-semibold text-lead" />
            </dd>
            <dd className="text-ink-soft text-small">{translate("payments", { count: period.payments })}</dd>
          </div>
        ))}
      </dl>
      {stats.todayBySource.length > 1 ? <BySource sources={stats.todayBySource} /> : null}
      <Link href="/earnings" className="flex min-h-14 items-center justify-between gap-3 px-4">
        <span className="flex min-w-0 flex-col">
          <span className="font-medium">{shell("navEarnings")}</span>
          <span className="text-ink-soft text-small">{Object.values(platformNames).join(" · ")}</span>
        </span>
        <span className="flex shrink-0 items-center gap-2">
          {fromPlatforms > 0 ? <Money amount={fromPlatforms} size="row" signed /> : null}
          <ChevronRight aria-hidden="true" className="size-5 text-ink-soft" />
        </span>
      </Link>
    </div>
  );
}

const shades = ["bg-accent", "bg-ink", "bg-edge", "bg-good", "bg-still", "bg-wait"];

/** One bar, cut where the sources meet; each named below with what it brought. */
function BySource({ sources }: { readonly sources: WalletStats["todayBySource"] }) {
  const translate = useTranslations("home");
  const names = useTranslations("source");
  return (
    <section aria-label={translate("todayBySource")} className="flex flex-col gap-2 px-4">
      <div aria-hidden="true" className="flex h-2 gap-0.5 overflow-hidden rounded-full">
        {sources.map(({ source, amount }, place) => (
          <span key={source} className={shades[place % shades.length]} style={{ flexGrow: amount }} />
        ))}
      </div>
      <ul className="flex flex-wrap gap-x-4 gap-y-1 text-small">
        {sources.map(({ source, amount }, place) => (
          <li key={source} className="flex items-center gap-1.5">
            <span aria-hidden="true" className={`size-2.5 rounded-full ${shades[place % shades.length]}`} />
            <span className="text-ink-soft">{names(source)}</span>
            <Money amount={amount} />
          </li>
        ))}
      </ul>
    </section>
  );
}

export function TodaySkeleton() {
  return (
    <div className="mb-12 grid grid-cols-1 px-4 min-[17rem]:grid-cols-2">
      {["today", "month"].map((key) => (
        <div key={key} className="flex h-[4.6rem] flex-col gap-2">
          <Skeleton className="h-4 w-16" />
          <Skeleton className="h-6 w-24" />
        </div>
      ))}
    </div>
  );
}
