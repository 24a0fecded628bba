"use client";

import type { Transaction } from "@drivopay/contracts/transactions";
import { formatDay, formatTime, relativeDay } from "@drivopay/i18n/dates";
import { useLocale, useTranslations } from "@drivopay/i18n/react";
import { ListRow } from "@drivopay/ui/list";
import { Money } from "@drivopay/ui/money";
import Link from "next/link";

/** A line of the passbook: what, when, how much, and the balance after it. */
export function MovementRow({
  transaction,
  dated = false,
}: {
  readonly transaction: Transaction;
  readonly dated?: boolean;
}) {
  const locale = useLocale();
  const kind = useTranslations("kind");
  const source = useTranslations("source");
  const status = useTranslations("status");
  const day = useDayName();
  const when = dated
    ? `${day(transaction.createdAt)}, ${formatTime(transaction.createdAt, locale)}`
    : formatTime(transaction.createdAt, locale);
  // The driver's own money is no fare.
  const added = transaction.source === "DEPOSIT";
  return (
    <ListRow
      title={added ? source("DEPOSIT") : kind(transaction.kind)}
      detail={[
        ...(added ? [] : [source(transaction.source)]),
        // One line stands for the whole way of a withdrawal, so it says how that ended.
        ...(transaction.kind === "WITHDRAWAL_HELD" ? [status(transaction.status)] : []),
        when,
      ].join(" · ")}
      end={<Money amount={transaction.amount} size="row" signed />}
      endDetail={<Money amount={transaction.balanceAfter} />}
      render={(row) => <Link href={`/history/${transaction.id}`} {...row} />}
    />
  );
}

/** "Today", "Yesterday" or the date. */
export function useDayName(): (instant: string) => string {
  const locale = useLocale();
  const translate = useTranslations("shell");
  return (instant) => {
    const near = relativeDay(instant);
    return near ? translate(near) : formatDay(instant, locale);
  };
}
