"use client";

import { formatDateTime } from "@drivopay/i18n/dates";
import { useLocale, useTranslations } from "@drivopay/i18n/react";
import { Button } from "@drivopay/ui/button";
import { Facts, Hood } from "@drivopay/ui/card";
import { List } from "@drivopay/ui/list";
import { Money } from "@drivopay/ui/money";
import { ListSkeleton } from "@drivopay/ui/skeleton";
import { StatusPill, toneOf } from "@drivopay/ui/status-pill";
import { useSuspenseQuery } from "@tanstack/react-query";
import { ReceiptText, Route } from "lucide-react";
import Link from "next/link";
import { useTRPC } from "../trpc/client.tsx";
import { BackBar } from "./back-bar.tsx";
import { MovementRow } from "./movement-row.tsx";
import { RefundOffer } from "./refund-offer.tsx";
import { Section } from "./section.tsx";

/** One movement: what it was, how it was booked, and what else belongs to it. */
export function Movement({ id }: { readonly id: string }) {
  const translate = useTranslations("history");
  const shell = useTranslations("shell");
  return (
    <>
      <BackBar title={translate("detail")} href="/history" />
      <Section skeleton={<ListSkeleton rows={6} label={shell("loading")} />}>
        <Loaded id={id} />
      </Section>
    </>
  );
}

function Loaded({ id }: { readonly id: string }) {
  const trpc = useTRPC();
  const locale = useLocale();
  const translate = useTranslations("history");
  const kind = useTranslations("kind");
  const source = useTranslations("source");
  const status = useTranslations("status");
  const trace = useTranslations("trace");
  const { data } = useSuspenseQuery(trpc.transactions.get.queryOptions({ id }));
  const { transaction } = data;
  const facts: [string, React.ReactNode][] = [
    [
      translate("status"),
      <StatusPill key="s" tone={toneOf(transaction.status)}>
        {status(transaction.status)}
      </StatusPill>,
    ],
    [translate("when"), formatDateTime(transaction.createdAt, locale)],
    [translate("type"), source(transaction.source)],
  ];
  // What failed came back whole: no fee stands there as if it had been taken.
  const charged = transaction.status !== "FAILED";
  if (charged && transaction.fee > 0)
    facts.push([translate("fee"), <Money key="f" amount={transaction.fee} />]);
  if (charged && transaction.tax > 0)
    facts.push([translate("tax"), <Money key="t" amount={transaction.tax} />]);
  facts.push([translate("balanceAfter"), <Money key="b" amount={transaction.balanceAfter} />]);
  facts.push([
    translate("reference"),
    <span key="r" className="figures text-small">
      {transaction.referenceId.slice(-12)}
    </span>,
  ]);
  return (
    <main className="flex flex-col gap-6 pb-10">
      <Hood className="flex flex-col gap-1 px-4 py-6">
        <p className="text-hood-soft">
          {transaction.source === "DEPOSIT" ? source("DEPOSIT") : kind(transaction.kind)}
        </p>
        <p className="font-bold text-sum">
          {transaction.amount < 0 ? "−" : "+"}
          <Money amount={Math.abs(transaction.amount)} size="sum" />
        </p>
      </Hood>
      <div className="px-4">
        <Facts facts={facts} />
      </div>
      <div className="px-4">
        <Button asChild kind="secondary" wide>
          <Link href={`/trace/${transaction.id}`}>
            <Route aria-hidden="true" className="size-5" />
            {trace("title")}
          </Link>
        </Button>
      </div>
      <div className="px-4">
        <Button asChild kind="secondary" wide>
          <Link href={`/history/${id}/receipt`}>
            <ReceiptText aria-hidden="true" className="size-5" />
            {translate("receipt")}
          </Link>
        </Button>
      </div>
      {/* The driver's own money goes back to the bank by a transfer, and there is no passenger to refund. */}
      {paidBySomebody.has(transaction.kind) && transaction.source !== "DEPOSIT" ? (
        <RefundOffer paymentId={transaction.referenceId} transactionId={transaction.id} />
      ) : null}
      <Booking entries={transaction.entries} />
      {transaction.related.length > 0 ? (
        <List>
          {transaction.related.map((related) => (
            <MovementRow key={related.id} transaction={related} dated />
          ))}
        </List>
      ) : null}
    </main>
  );
}

/** What came from a payment, of which a part may go back. */
const paidBySomebody: ReadonlySet<string> = new Set(["PAYMENT_CAPTURED", "PAYMENT_HELD"]);

const knownAccounts = [
  "available",
  "held",
  "gateway_clearing",
  "payout_clearing",
  "platform_receivable",
  "fee_income",
  "gst_payable",
  "gateway_fees",
  "suspense",
] as const;

interface BookingProps {
  readonly entries: readonly { readonly account: string; readonly amount: number }[];
}

function Booking({ entries }: BookingProps) {
  const translate = useTranslations("history");
  const account = useTranslations("account");
  const nameOf = (name: string): string => {
    const plain = name.split(":")[0] ?? name;
    const known = knownAccounts.find((candidate) => candidate === plain);
    return known ? account(known) : name;
  };
  return (
    <section aria-labelledby="booking" className="flex flex-col gap-1 px-4">
      <h2 id="booking" className="font-semibold text-lead">
        {translate("entries")}
      </h2>
      <p className="pb-2 text-ink-soft text-small">{translate("entriesHint")}</p>
      <Facts
        facts={entries.map((entry) => [
          nameOf(entry.account),
          <Money key={entry.account} amount={entry.amount} signed />,
        ])}
      />
    </section>
  );
}
