"use client";

import { useTranslations } from "@drivopay/i18n/react";
import { Button } from "@drivopay/ui/button";
import { List, ListRow } from "@drivopay/ui/list";
import { Money } from "@drivopay/ui/money";
import { ListSkeleton } from "@drivopay/ui/skeleton";
import { EmptyState } from "@drivopay/ui/states";
import { TopBar } from "@drivopay/ui/top-bar";
import { useSuspenseQuery } from "@tanstack/react-query";
import { ArrowUpRight, Landmark, Plus } from "lucide-react";
import Link from "next/link";
import { useTRPC } from "../trpc/client.tsx";
import { BankAccountRow } from "./bank-account-row.tsx";
import { sentToBank } from "./list-inputs.ts";
import { useDayName } from "./movement-row.tsx";
import { Section } from "./section.tsx";

/** Where the money goes: send it, the accounts it can go to, and what went before. */
export function Bank() {
  const translate = useTranslations("bank");
  const withdraw = useTranslations("withdraw");
  const common = useTranslations("common");
  return (
    <>
      <TopBar title={common("navBank")} />
      <main className="flex flex-col gap-6 pt-4 pb-40">
        <section aria-labelledby="accounts" className="flex flex-col gap-2">
          <h2 id="accounts" className="px-4 font-semibold text-lead">
            {translate("title")}
          </h2>
          <Section skeleton={<ListSkeleton rows={1} label={common("loading")} />}>
            <Accounts />
          </Section>
        </section>
        <section aria-labelledby="sent" className="flex flex-col gap-2">
          <h2 id="sent" className="px-4 font-semibold text-lead">
            {withdraw("past")}
          </h2>
          <Section skeleton={<ListSkeleton rows={3} label={common("loading")} />}>
            <Sent />
          </Section>
        </section>
        <div className="fixed inset-x-0 bottom-[calc(3.5rem+env(safe-area-inset-bottom))] z-10 mx-auto max-w-lg bg-linear-to-t from-60% from-paper to-transparent px-4 pt-6 pb-3">
          <Button asChild size="large" wide>
            <Link href="/bank/send">
              <ArrowUpRight aria-hidden="true" className="size-7" />
              {withdraw("title")}
            </Link>
          </Button>
        </div>
      </main>
    </>
  );
}

function Accounts() {
  const trpc = useTRPC();
  const translate = useTranslations("bank");
  const { data } = useSuspenseQuery({
    ...trpc.wallet.bankAccounts.list.queryOptions(),
    // The penny drop is told by a message and a change of state; this page looks while one is under way.
    refetchInterval: ({ state }) =>
      state.data?.bankAccounts.some(({ state }) => state === "PENDING" || state === "VERIFYING")
        ? 2000
        : false,
  });
  if (data.bankAccounts.length === 0) {
    return (
      <EmptyState
        icon={<Landmark aria-hidden="true" className="size-10" />}
        title={translate("emptyTitle")}
        action={
          <Button asChild kind="secondary">
            <Link href="/bank/add">
              <Plus aria-hidden="true" className="size-5" />
              {translate("add")}
            </Link>
          </Button>
        }
      >
        {translate("emptyBody")}
      </EmptyState>
    );
  }
  return (
    <List label={translate("title")}>
      {data.bankAccounts.map((account) => (
        <BankAccountRow key={account.id} account={account} />
      ))}
      <ListRow
        icon={<Plus aria-hidden="true" className="size-5" />}
        title={translate("add")}
        render={(row) => <Link href="/bank/add" {...row} />}
      />
    </List>
  );
}

function Sent() {
  const trpc = useTRPC();
  const translate = useTranslations("withdraw");
  const source = useTranslations("source");
  const dayName = useDayName();
  const { data } = useSuspenseQuery(trpc.transactions.list.queryOptions(sentToBank));
  const sent = data.transactions.filter(({ kind }) => kind === "WITHDRAWAL_HELD");
  if (sent.length === 0)
    return <EmptyState title={translate("pastEmptyTitle")}>{translate("pastEmptyBody")}</EmptyState>;
  return (
    <List label={translate("past")}>
      {sent.map((transaction) => (
        <ListRow
          key={transaction.id}
          title={source("WITHDRAWAL")}
          detail={dayName(transaction.createdAt)}
          end={<Money amount={-transaction.amount} size="row" />}
          render={(row) => <Link href={`/bank/transfers/${transaction.referenceId}`} {...row} />}
        />
      ))}
    </List>
  );
}
