"use client";

import type { Transaction } from "@drivopay/contracts/transactions";
import { indianDay } from "@drivopay/i18n/dates";
import { useTranslations } from "@drivopay/i18n/react";
import { Button } from "@drivopay/ui/button";
import { List } from "@drivopay/ui/list";
import { ListSkeleton } from "@drivopay/ui/skeleton";
import { EmptyState } from "@drivopay/ui/states";
import { TopBar } from "@drivopay/ui/top-bar";
import { BookOpenText, ChartColumn, FileText, SearchX } from "lucide-react";
import Link from "next/link";
import { useRouter, useSearchParams } from "next/navigation";
import { useTRPC, useTRPCClient } from "../trpc/client.tsx";
import { filterFrom, filterInput, type HistoryFilter } from "./history-filter.ts";
import { HistoryFilters } from "./history-filters.tsx";
import { LoadMore } from "./load-more.tsx";
import { MovementRow, useDayName } from "./movement-row.tsx";
import { usePages } from "./pages.ts";
import { Section } from "./section.tsx";

/** The passbook: every movement, newest first, under its day; what is searched for stands in the address. */
export function History() {
  const translate = useTranslations("history");
  const papers = useTranslations("papers");
  const insights = useTranslations("insights");
  const shell = useTranslations("shell");
  const router = useRouter();
  const filter = filterFrom(useSearchParams());
  const narrow = (chosen: HistoryFilter) => {
    const query = new URLSearchParams(chosen).toString();
    router.replace(query === "" ? "/history" : `/history?${query}`, { scroll: false });
  };
  return (
    <>
      <TopBar title={translate("title")} />
      <main className="pb-24">
        <nav aria-label={translate("looks")} className="side-by-side gap-2 px-4 pt-2">
          <Button asChild kind="secondary">
            <Link href="/history/insights">
              <ChartColumn aria-hidden="true" className="size-5 shrink-0" />
              {insights("title")}
            </Link>
          </Button>
          <Button asChild kind="secondary">
            <Link href="/history/statements">
              <FileText aria-hidden="true" className="size-5 shrink-0" />
              {papers("title")}
            </Link>
          </Button>
        </nav>
        <HistoryFilters filter={filter} onChange={narrow} />
        <Section key={JSON.stringify(filter)} skeleton={<ListSkeleton rows={8} label={shell("loading")} />}>
          <Movements filter={filter} />
        </Section>
      </main>
    </>
  );
}

function Movements({ filter }: { readonly filter: HistoryFilter }) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const translate = useTranslations("history");
  const dayName = useDayName();
  const filtered = Object.keys(filter).length > 0;
  const input = filterInput(filter);
  const path = trpc.transactions.list.pathKey();
  const list = usePages(filtered ? [...path, input] : path, (cursor) =>
    client.transactions.list.query(cursor === null ? input : { ...input, cursor }),
  );
  const days = byDay(list.data.pages.flatMap((page) => page.transactions));
  if (days.length === 0 && filtered) {
    return (
      <EmptyState icon={<SearchX aria-hidden="true" className="size-10" />} title={translate("noneTitle")}>
        {translate("noneBody")}
      </EmptyState>
    );
  }
  if (days.length === 0) {
    return (
      <EmptyState
        icon={<BookOpenText aria-hidden="true" className="size-10" />}
        title={translate("emptyTitle")}
      >
        {translate("emptyBody")}
      </EmptyState>
    );
  }
  return (
    <>
      {days.map(([day, transactions]) => {
        const name = dayName(transactions[0]?.createdAt ?? day);
        return (
          <section key={day} aria-label={name}>
            <h2 className="sticky top-14 z-10 bg-paper px-4 pt-4 pb-1 font-semibold text-ink-soft text-small">
              {name}
            </h2>
            <List>
              {transactions.map((transaction) => (
                <MovementRow key={transaction.id} transaction={transaction} />
              ))}
            </List>
          </section>
        );
      })}
      <LoadMore list={list} />
    </>
  );
}

function byDay(transactions: readonly Transaction[]): [day: string, transactions: Transaction[]][] {
  return [...Map.groupBy(transactions, (transaction) => indianDay(transaction.createdAt))];
}
