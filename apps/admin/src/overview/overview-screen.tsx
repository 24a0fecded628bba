"use client";

import { desk } from "@drivopay/i18n/desk";
import { formatPaise } from "@drivopay/i18n/money";
import { classNames } from "@drivopay/ui/class-names";
import { useSuspenseQuery } from "@tanstack/react-query";
import Link from "next/link";
import type { ReactNode } from "react";
import { LiveMark } from "../desk/live-mark.tsx";
import { PageHeader, Section } from "../desk/page-header.tsx";
import { TextLink } from "../desk/text-link.tsx";
import { When } from "../desk/when.tsx";
import { latestMovements } from "../transactions/queries.ts";
import { TransactionTable } from "../transactions/transaction-table.tsx";
import { useTRPC } from "../trpc/client.tsx";

/** The state of the platform; every number leads to what it is made of. */
export function OverviewScreen() {
  const trpc = useTRPC();
  const { data, dataUpdatedAt } = useSuspenseQuery(
    trpc.admin.overview.queryOptions(undefined, { refetchInterval: 5_000 }),
  );
  const proof = data.lastLedgerProof;
  return (
    <>
      <PageHeader title={desk("overview.title")} beside={<LiveMark updatedAt={dataUpdatedAt} />} />
      <div className="grid gap-px overflow-hidden rounded-card border border-ruled bg-ruled grid-cols-2 xl:grid-cols-4">
        <Figure
          href="/transactions?kind=PAYMENT_CAPTURED"
          label={desk("overview.payments")}
          value={formatPaise(data.paymentsToday.amount)}
          detail={desk("overview.paymentsCount", { count: data.paymentsToday.count })}
        />
        <Figure
          href="/transactions?kind=WITHDRAWAL_HELD"
          label={desk("overview.withdrawals")}
          value={formatPaise(data.withdrawalsToday.amount)}
          detail={desk("overview.withdrawalsCount", { count: data.withdrawalsToday.count })}
        />
        <Figure
          href="/withdrawals?status=HELD"
          label={desk("overview.held")}
          value={formatPaise(data.heldTotal)}
          detail={desk("overview.heldDetail")}
        />
        <Figure
          href="/ledger"
          label={desk("overview.books")}
          value={
            proof === null
              ? desk("overview.booksNever")
              : proof.ok
                ? desk("overview.booksProved")
                : desk("overview.booksBroken", { count: proof.breaks })
          }
          detail={proof ? <When at={proof.at} /> : null}
          alarm={proof !== null && !proof.ok}
        />
        <Figure
          href="/kyc"
          label={desk("overview.kyc")}
          value={count(data.kycWaiting)}
          detail={desk("overview.waiting")}
        />
        <Figure
          href="/withdrawals"
          label={desk("overview.review")}
          value={count(data.withdrawalsInReview)}
          detail={desk("overview.waiting")}
        />
        <Figure
          href="/cases"
          label={desk("overview.cases")}
          value={count(data.casesOpen)}
          detail={desk("overview.waiting")}
        />
        <Figure
          href="/drivers"
          label={desk("overview.drivers")}
          value={count(data.driversTotal)}
          detail={desk("overview.whole")}
        />
      </div>
      <Section
        title={desk("overview.latest")}
        more={<TextLink href="/transactions">{desk("overview.latestAll")}</TextLink>}
      >
        <Latest />
      </Section>
    </>
  );
}

function Latest() {
  const trpc = useTRPC();
  const { data } = useSuspenseQuery(
    trpc.admin.transactions.monitor.queryOptions(latestMovements, { refetchInterval: 5_000 }),
  );
  return <TransactionTable rows={data.transactions} />;
}

const count = (value: number) => value.toLocaleString("en-IN");

function Figure({
  href,
  label,
  value,
  detail,
  alarm = false,
}: {
  readonly href: string;
  readonly label: string;
  readonly value: string;
  readonly detail: ReactNode;
  readonly alarm?: boolean;
}) {
  return (
    <Link
      href={href}
      className={classNames(
        "flex flex-col gap-1 px-4 py-3 -outline-offset-4",
        alarm ? "bg-bad-wash text-bad" : "bg-sheet hover:bg-still-wash",
      )}
    >
      <span className={alarm ? "" : "text-ink-soft"}>{label}</span>
      <span className="figures font-semibold text-lead">{value}</span>
      <span className={classNames("figures min-h-5", !alarm && "text-ink-soft")}>{detail}</span>
    </Link>
  );
}
