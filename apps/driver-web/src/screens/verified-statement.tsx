"use client";

import type { StatementContent } from "@drivopay/contracts/statements";
import { formatDate, formatDateTime, formatMonth } from "@drivopay/i18n/dates";
import { useLocale, useTranslations } from "@drivopay/i18n/react";
import { Button } from "@drivopay/ui/button";
import { Facts, Hood } from "@drivopay/ui/card";
import { List, ListRow } from "@drivopay/ui/list";
import { Money } from "@drivopay/ui/money";
import { ListSkeleton } from "@drivopay/ui/skeleton";
import { useSuspenseQuery } from "@tanstack/react-query";
import { ShieldCheck, ShieldX } from "lucide-react";
import Link from "next/link";
import { useTRPC } from "../trpc/client.tsx";
import { BackBar } from "./back-bar.tsx";
import { FileCheck } from "./file-check.tsx";
import { Section } from "./section.tsx";
import { Steadiness } from "./steadiness.tsx";

type Signed = Omit<StatementContent, "id">;
type SignedIncome = NonNullable<Signed["income"]>;

/** Whether the paper with this code is genuine, and what it must say if it is. */
export function VerifiedStatement({ code }: { readonly code: string }) {
  const translate = useTranslations("verify");
  const shell = useTranslations("shell");
  return (
    <>
      <BackBar title={translate("title")} href="/verify" />
      <main className="pb-10">
        <Section skeleton={<ListSkeleton rows={8} label={shell("loading")} />}>
          <Answer code={code} />
        </Section>
      </main>
    </>
  );
}

function Answer({ code }: { readonly code: string }) {
  const trpc = useTRPC();
  const translate = useTranslations("verify");
  const { data } = useSuspenseQuery(trpc.transactions.verifyStatement.queryOptions({ code }));
  return (
    <>
      {data.statement ? <Genuine statement={data.statement} /> : <NotGenuine />}
      <div className="p-4">
        <Button asChild kind="secondary" size="large" wide>
          <Link href="/verify">{translate("another")}</Link>
        </Button>
      </div>
    </>
  );
}

function NotGenuine() {
  const translate = useTranslations("verify");
  return (
    <div role="alert" className="m-4 flex flex-col gap-3 rounded-card bg-bad-wash p-6 text-bad">
      <ShieldX aria-hidden="true" className="size-12" />
      <h2 className="font-bold text-title">{translate("notGenuine")}</h2>
      <p className="text-ink">{translate("notGenuineBody")}</p>
    </div>
  );
}

function Genuine({ statement }: { readonly statement: Signed }) {
  const translate = useTranslations("verify");
  return (
    <div className="flex flex-col gap-6">
      <div className="mx-4 mt-4 flex flex-col gap-2 rounded-card bg-good-wash p-5 text-good">
        <ShieldCheck aria-hidden="true" className="size-12" />
        <h2 className="font-bold text-title">{translate("genuine")}</h2>
        <p className="text-ink">{translate("genuineBody")}</p>
      </div>
      <Sum statement={statement} />
      <div className="px-4">
        <Facts facts={useFacts(statement)} />
      </div>
      {statement.income ? <Months income={statement.income} /> : null}
      <FileCheck sha256={statement.fileSha256} />
    </div>
  );
}

function Sum({ statement }: { readonly statement: Signed }) {
  const translate = useTranslations("verify");
  const passport = useTranslations("passport");
  return (
    <Hood className="flex flex-col gap-1 px-4 py-5">
      <p className="text-hood-soft">{statement.income ? passport("average") : translate("closing")}</p>
      <Money amount={statement.income?.monthlyAverage ?? statement.closing} size="balance" />
      {statement.income ? <Steadiness income={statement.income} /> : null}
    </Hood>
  );
}

function useFacts(statement: Signed): [string, React.ReactNode][] {
  const locale = useLocale();
  const translate = useTranslations("verify");
  const passport = useTranslations("passport");
  const lastDay = new Date(new Date(statement.to).getTime() - 1);
  const facts: [string, React.ReactNode][] = [
    [translate("kind"), statement.income ? passport("title") : translate("statement")],
    [translate("name"), statement.name],
    [
      translate("phone"),
      <span key="p" className="figures">
        {statement.phoneLast4}
      </span>,
    ],
    [translate("identity"), translate(statement.identityVerified ? "identityChecked" : "identityOpen")],
    [translate("period"), `${formatDate(statement.from, locale)} – ${formatDate(lastDay, locale)}`],
  ];
  if (statement.income) {
    facts.push([translate("total"), <Money key="t" amount={statement.income.total} />]);
  } else {
    facts.push(
      [translate("opening"), <Money key="o" amount={statement.opening} />],
      [translate("moneyIn"), <Money key="i" amount={statement.credited} />],
      [translate("moneyOut"), <Money key="u" amount={statement.debited} />],
      [translate("closing"), <Money key="c" amount={statement.closing} />],
    );
  }
  facts.push([translate("signed"), formatDateTime(statement.signedAt, locale)]);
  return facts;
}

function Months({ income }: { readonly income: SignedIncome }) {
  const locale = useLocale();
  const passport = useTranslations("passport");
  const source = useTranslations("source");
  return (
    <section aria-label={passport("byMonth")}>
      <List>
        {income.months.map((one) => (
          <ListRow
            key={one.month}
            title={formatMonth(one.month, locale)}
            detail={one.sources.map((part) => source(part.source)).join(" · ")}
            end={<Money amount={one.amount} size="row" />}
          />
        ))}
      </List>
    </section>
  );
}
