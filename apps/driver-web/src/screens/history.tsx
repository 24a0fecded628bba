"use client";

import type { Transaction } from "@drivopay/contracts/transactions";
import { indianDay } from "@drivopay/i18n/dates";
import { useTranslations } from "@drivopay/i18n/react";
import { Button } from "@drivopay/ui/button";
import { List } from "@drivopay/ui/list";
import { ListSkeleton } from "@drivopay/ui/skeleton";
import { EmptyState } from "@drivopay/ui/states";
import { TopBar } from "@drivopay/ui/top-bar";
import { BookOpenText } from "lucide-react";
import { useTRPC, useTRPCClient } from "../trpc/client.tsx";
import { movementsPage } from "./list-inputs.ts";
import { MovementRow, useDayName } from "./movement-row.tsx";
import { usePages } from "./pages.ts";
import { Section } from "./section.tsx";

/** The passbook: every movement, newest first, under its day. */
export function History() {
  const translate = useTranslations("history");
  const common = useTranslations("common");
  return (
    <>
      <TopBar title={translate("title")} />
      <main className="pb-24">
        <Section skeleton={<ListSkeleton rows={8} label={common("loading")} />}>
          <Movements />
        </Section>
      </main>
    </>
  );
}

function Movements() {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const translate = useTranslations("history");
  const common = useTranslations("common");
  const dayName = useDayName();
  const list = usePages(trpc.transactions.list.pathKey(), (cursor) =>
    client.transactions.list.query(cursor === null ? movementsPage : { ...movementsPage, cursor }),
  );
  const days = byDay(list.data.pages.flatMap((page) => page.transactions));
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
      {list.hasNextPage ? (
        <div className="p-4">
          <Button
            kind="secondary"
            wide
            busy={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            {common("loadMore")}
          </Button>
        </div>
      ) : null}
    </>
  );
}

function byDay(transactions: readonly Transaction[]): [day: string, transactions: Transaction[]][] {
  return [...Map.groupBy(transactions, (transaction) => indianDay(transaction.createdAt))];
}
