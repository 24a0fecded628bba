"use client";

import type { EarningsSummary } from "@drivopay/contracts/platforms";
import { formatDay } from "@drivopay/i18n/dates";
import { formatPaise } from "@drivopay/i18n/money";
import { useLocale, useTranslations } from "@drivopay/i18n/react";
import { Button } from "@drivopay/ui/button";
import { Hood, Notice } from "@drivopay/ui/card";
import { List, ListRow } from "@drivopay/ui/list";
import { Money } from "@drivopay/ui/money";
import { ListSkeleton, Skeleton } from "@drivopay/ui/skeleton";
import { EmptyState } from "@drivopay/ui/states";
import { useSuspenseQuery } from "@tanstack/react-query";
import { CarTaxiFront, CircleAlert } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useState } from "react";
import { useTRPC } from "../trpc/client.tsx";
import { BackBar, BarLink } from "./back-bar.tsx";
import { ChartChoice, type ChartChoiceProps } from "./chart-choice.tsx";
import { type ChartView, startOfDay } from "./days.ts";
import { EarningRows } from "./earning-rows.tsx";
import { earningsSpan } from "./earnings-span.ts";
import { platformNames, platformShades } from "./platform-names.ts";
import { Section } from "./section.tsx";

const Bars = dynamic(() => import("./earnings-bars.tsx").then((bars) => bars.EarningsBars), {
  ssr: false,
  loading: () => <Skeleton className="mx-4 h-52" />,
});
const BestHours = dynamic(() => import("./best-hours.tsx").then((hours) => hours.BestHours), {
  ssr: false,
  loading: () => <Skeleton className="mx-4 h-44" />,
});

/** What the platforms brought: the sum, its picture over time, which of them, at which hours, and each trip. */
export function Earnings() {
  const translate = useTranslations("earnings");
  const shell = useTranslations("shell");
  const [view, setView] = useState<ChartView>({ by: "day", back: 0 });
  return (
    <>
      <BackBar
        title={translate("title")}
        href="/"
        end={<BarLink href="/earnings/platforms">{translate("manage")}</BarLink>}
      />
      <main className="flex flex-col gap-5 pb-10">
        <Section
          key={`${view.by} ${view.back}`}
          skeleton={<ListSkeleton rows={7} label={shell("loading")} />}
        >
          <Figures view={view} onView={setView} />
        </Section>
      </main>
    </>
  );
}

function Figures({ view, onView }: ChartChoiceProps) {
  const trpc = useTRPC();
  const locale = useLocale();
  const translate = useTranslations("earnings");
  const { by, back } = view;
  const { first, last, span } = earningsSpan(view);
  const { data } = useSuspenseQuery(trpc.platforms.earningsSummary.queryOptions({ ...span, by }));
  const { data: platforms } = useSuspenseQuery(trpc.platforms.connected.queryOptions());
  const { totals, periods, hours } = data.summary;
  const earned = totals.gross + totals.fees;
  const lost = platforms.connections.filter(({ state }) => state === "NEEDS_SIGN_IN");
  return (
    <>
      <Hood className="flex flex-col gap-1 px-4 py-5">
        <p className="text-hood-soft">{translate("total")}</p>
        <Money amount={earned} size="balance" />
        <p className="figures text-hood-soft">
          {translate("trips", { count: totals.trips })}
          {totals.cash > 0
            ? ` · ${translate("cash", { amount: formatPaise(totals.cash, { short: true }) })}`
            : ""}
        </p>
        <p className="figures pt-2 text-hood-soft text-small">
          {formatDay(span.from, locale)} – {formatDay(startOfDay(last), locale)}
        </p>
      </Hood>
      {lost.map(({ id, platform }) => (
        <div key={id} className="px-4">
          <Notice
            tone="bad"
            icon={<CircleAlert aria-hidden="true" className="size-6" />}
            title={translate("signInTitle", { platform: platformNames[platform] })}
            action={
              <Button asChild kind="secondary">
                <Link href="/earnings/platforms">
                  {translate("signIn", { platform: platformNames[platform] })}
                </Link>
              </Button>
            }
          >
            {translate("signInBody")}
          </Notice>
        </div>
      ))}
      {periods.length === 0 && platforms.connections.length === 0 && back === 0 ? (
        <Nothing />
      ) : (
        <>
          <ChartChoice
            view={view}
            onView={onView}
            label={translate("by")}
            names={{ day: translate("day"), week: translate("week"), month: translate("month") }}
          />
          <Bars by={by} first={first} last={last} periods={periods} />
          {periods.length === 0 ? null : (
            <>
              <ByPlatform totals={totals.byPlatform} />
              <BestHours hours={hours} />
              <EarningRows {...span} />
            </>
          )}
        </>
      )}
    </>
  );
}

function Nothing() {
  const translate = useTranslations("earnings");
  return (
    <EmptyState
      icon={<CarTaxiFront aria-hidden="true" className="size-10" />}
      title={translate("emptyTitle")}
      action={
        <Button asChild size="large" wide>
          <Link href="/earnings/platforms">{translate("connect")}</Link>
        </Button>
      }
    >
      {translate("emptyBody")}
    </EmptyState>
  );
}

function ByPlatform({ totals }: { readonly totals: EarningsSummary["totals"]["byPlatform"] }) {
  const translate = useTranslations("earnings");
  return (
    <section aria-labelledby="by-platform" className="flex flex-col gap-2">
      <h2 id="by-platform" className="px-4 font-semibold text-lead">
        {translate("byPlatform")}
      </h2>
      <List>
        {totals.map(({ platform, gross, fees, trips }) => (
          <ListRow
            key={platform}
            icon={<span aria-hidden="true" className={`size-4 rounded-full ${platformShades[platform]}`} />}
            title={platformNames[platform]}
            detail={translate("trips", { count: trips })}
            end={<Money amount={gross + fees} size="row" />}
          />
        ))}
      </List>
    </section>
  );
}
