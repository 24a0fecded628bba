"use client";

import type { TransactionSource } from "@drivopay/contracts/transactions";
import { useTranslations } from "@drivopay/i18n/react";
import { List, ListRow } from "@drivopay/ui/list";
import { Money } from "@drivopay/ui/money";

interface MoneyBySourceProps {
  readonly title: string;
  readonly sources: readonly { readonly source: TransactionSource; readonly amount: number }[];
}

/** What each source brought or took, a row each. */
export function MoneyBySource({ title, sources }: MoneyBySourceProps) {
  const names = useTranslations("source");
  return (
    <section aria-labelledby="by-source" className="flex flex-col gap-2">
      <h2 id="by-source" className="px-4 font-semibold text-lead">
        {title}
      </h2>
      <List>
        {sources.map(({ source, amount }) => (
          <ListRow key={source} title={names(source)} end={<Money amount={amount} size="row" signed />} />
        ))}
      </List>
    </section>
  );
}
