"use client";

import { formatDay } from "@drivopay/i18n/dates";
import { useLocale, useTranslations } from "@drivopay/i18n/react";
import { Hood } from "@drivopay/ui/card";
import { Money } from "@drivopay/ui/money";
import { ListSkeleton, Skeleton } from "@drivopay/ui/skeleton";
import { EmptyState } from "@drivopay/ui/states";
import { useSuspenseQuery } from "@tanstack/react-query";
import { ChartColumn } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useTRPC } from "../trpc/client.tsx";
import { BackBar } from "./back-bar.tsx";
import { ChartChoice, type ChartChoiceProps } from "./chart-choice.tsx";
import { type ChartView, startOfDay } from "./days.ts";
import { summarySpan } from "./list-inputs.ts";
import { MoneyBySource } from "./money-by-source.tsx";
import { Section } from "./section.tsx";

const Bars = dynamic(() => import("./movement-bars.tsx").then((bars) => bars.MovementBars), {
  ssr: false,
  loading: () => <Skeleton className="mx-4 h-52" />,
});

/** What came and went, as one picture and by where it came from. */
export function Insights() {
  const translate = useTranslations("insights");
  const shell = useTranslations("shell");
  const [view, setView] = useState<ChartView>({ by: "day", back: 0 });
  return (
    <>
      <BackBar title={translate("title")} href="/history" />
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
  const translate = useTranslations("insights");
  const { first, last, input } = summarySpan(view, new Date());
  const { data } = useSuspenseQuery(trpc.transactions.summary.queryOptions(input));
  const { summary } = data;
  return (
    <>
      <Hood className="flex flex-col gap-4 px-4 py-5">
        <div className="side-by-side gap-4">
          <div className="flex flex-col">
            <p className="text-hood-soft">{translate("in")}</p>
            <Money amount={summary.credited} size="sum" />
          </div>
          <div className="flex flex-col">
            <p className="text-hood-soft">{translate("out")}</p>
            <Money amount={summary.debited} size="sum" />
          </div>
        </div>
        <p className="figures text-hood-soft text-small">
          {formatDay(input.from, locale)} – {formatDay(startOfDay(last), locale)}
        </p>
      </Hood>
      <ChartChoice
        view={view}
        onView={onView}
        label={translate("by")}
        names={{ day: translate("day"), week: translate("week"), month: translate("month") }}
      />
      {summary.periods.length === 0 ? (
        <EmptyState
          icon={<ChartColumn aria-hidden="true" className="size-10" />}
          title={translate("emptyTitle")}
        >
          {translate("emptyBody")}
        </EmptyState>
      ) : (
        <>
          <Bars by={view.by} first={first} last={last} periods={summary.periods} />
          <MoneyBySource title={translate("bySource")} sources={summary.sources} />
        </>
      )}
    </>
  );
}
