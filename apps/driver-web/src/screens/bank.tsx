"use client";

import { useTranslations } from "@drivopay/i18n/react";
import { ActionBar } from "@drivopay/ui/action-bar";
import { Button } from "@drivopay/ui/button";
import { List, ListRow } from "@drivopay/ui/list";
import { Money } from "@drivopay/ui/money";
import { ListSkeleton } from "@drivopay/ui/skeleton";
import { EmptyState } from "@drivopay/ui/states";
import { TopBar } from "@drivopay/ui/top-bar";
import { useSuspenseQuery } from "@tanstack/react-query";
import { ArrowUpRight, Landmark, Plus, WalletMinimal } from "lucide-react";
import Link from "next/link";
import { useTRPC } from "../trpc/client.tsx";
import { AutoWithdrawSetting } from "./auto-withdraw.tsx";
import { BankAccountRow } from "./bank-account-row.tsx";
import { sentToBank } from "./list-inputs.ts";
import { useLive } from "./live-wallet.tsx";
import { useDayName } from "./movement-row.tsx";
import { Section } from "./section.tsx";

/** Where the money goes: send it, the accounts it can go to, and what went before. */
export function Bank() {
  const translate = useTranslations("bank");
  const withdraw = useTranslations("withdraw");
  const deposit = useTranslations("deposit");
  const shell = useTranslations("shell");
  return (
    <>
      <TopBar title={shell("navBank")} />
      <main className="flex flex-col gap-6 pt-4 pb-48">
        <section aria-labelledby="accounts" className="flex flex-col gap-2">
          <h2 id="accounts" className="px-4 font-semibold text-lead">
            {translate("title")}
          </h2>
          <Section skeleton={<ListSkeleton rows={1} label={shell("loading")} />}>
            <Accounts />
          </Section>
        </section>
        <Section skeleton={<ListSkeleton rows={1} label={shell("loading")} />}>
          <AutoWithdrawSetting />
        </Section>
        <List>
          <ListRow
            icon={<WalletMinimal aria-hidden="true" className="size-5" />}
            title={deposit("title")}
            detail={deposit("notEarned")}
            render={(row) => <Link href="/bank/deposit" {...row} />}
          />
        </List>
        <section aria-labelledby="sent" className="flex flex-col gap-2">
          <h2 id="sent" className="px-4 font-semibold text-lead">
            {withdraw("past")}
          </h2>
          <Section skeleton={<ListSkeleton rows={3} label={shell("loading")} />}>
            <Sent />
          </Section>
        </section>
        <Section skeleton={<ListSkeleton rows={3} label={shell("loading")} />}>
          <Figures />
        </Section>
        <ActionBar>
          <Button asChild size="large" wide>
            <Link href="/bank/send">
              <ArrowUpRight aria-hidden="true" className="size-7" />
              {withdraw("title")}
            </Link>
          </Button>
        </ActionBar>
      </main>
    </>
  );
}

function Accounts() {
  const trpc = useTRPC();
  const { connected } = useLive();
  const translate = useTranslations("bank");
  const { data } = useSuspenseQuery({
    ...trpc.wallet.bankAccounts.list.queryOptions(),
    // The end of a check comes over the live connection; without one this page looks by itself.
    refetchInterval: ({ state }) =>
      !connected && state.data?.bankAccounts.some(({ state }) => state === "PENDING" || state === "VERIFYING")
        ? 5000
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

/** What was earned and what went to the bank: today, this month, in all. */
function Figures() {
  const trpc = useTRPC();
  const translate = useTranslations("sending");
  const home = useTranslations("home");
  const { data } = useSuspenseQuery(trpc.wallet.stats.queryOptions());
  const spans = [
    [home("today"), data.today],
    [home("thisMonth"), data.thisMonth],
    [translate("inAll"), data.total],
  ] as const;
  return (
    <div className="px-4">
      <table className="w-full border-ruled border-y text-small">
        <thead>
          <tr className="text-ink-soft">
            <td className="py-2" />
            <th scope="col" className="py-2 pl-2 text-right font-medium">
              {translate("earned")}
            </th>
            <th scope="col" className="py-2 pl-2 text-right font-medium">
              {translate("sentToBank")}
            </th>
          </tr>
        </thead>
        <tbody className="divide-y divide-ruled border-ruled border-t">
          {spans.map(([name, span]) => (
            <tr key={name}>
              <th scope="row" className="py-3 text-left font-medium">
                {name}
              </th>
              <td className="py-3 pl-2 text-right">
                <Money amount={span.earned} size="row" className="max-[17rem]:text-small" />
              </td>
              <td className="py-3 pl-2 text-right">
                <Money amount={span.withdrawn} size="row" className="max-[17rem]:text-small" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
