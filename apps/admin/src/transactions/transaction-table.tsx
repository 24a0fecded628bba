"use client";

import type { TransactionRow } from "@drivopay/contracts/admin";
import type { Transaction } from "@drivopay/contracts/transactions";
import { desk } from "@drivopay/i18n/desk";
import { Money } from "@drivopay/ui/money";
import { type Column, DataTable } from "../desk/data-table.tsx";
import { StatePill } from "../desk/state-pill.tsx";
import { TextLink } from "../desk/text-link.tsx";
import { When } from "../desk/when.tsx";

const at: Column<Transaction> = {
  key: "at",
  header: desk("transactions.at"),
  cell: (row) => <When at={row.createdAt} />,
};
const rest: readonly Column<Transaction>[] = [
  { key: "kind", header: desk("transactions.kind"), cell: (row) => desk(`kinds.${row.kind}`) },
  {
    key: "source",
    header: desk("transactions.source"),
    cell: (row) => desk(`sources.${row.source}`),
    from: "lg",
  },
  {
    key: "state",
    header: desk("transactions.state"),
    cell: (row) => <StatePill state={row.status} label={desk(`transactionStates.${row.status}`)} />,
    from: "sm",
  },
  {
    key: "amount",
    header: desk("transactions.amount"),
    cell: (row) => <Money amount={row.amount} signed />,
    numeric: true,
  },
  {
    key: "after",
    header: desk("transactions.after"),
    cell: (row) => <Money amount={row.balanceAfter} />,
    numeric: true,
    from: "md",
  },
];
const driver: Column<TransactionRow> = {
  key: "driver",
  header: desk("transactions.driver"),
  cell: (row) => (
    <TextLink href={`/drivers/${row.userId}`} className="relative z-10">
      {row.userName || desk("common.none")}
    </TextLink>
  ),
  from: "sm",
};
const empty = { title: desk("transactions.empty"), body: desk("transactions.emptyBody") };

/** Movements of many drivers. */
export function TransactionTable({
  rows,
  walked = false,
}: {
  readonly rows: readonly TransactionRow[];
  readonly walked?: boolean;
}) {
  return (
    <DataTable
      caption={desk("transactions.title")}
      rows={rows}
      columns={[at, driver, ...rest]}
      idOf={(row) => row.id}
      hrefOf={(row) => `/transactions/${row.id}`}
      empty={empty}
      walked={walked}
    />
  );
}

/** Movements of one driver or one matter. */
export function MovementTable({
  rows,
  caption,
}: {
  readonly rows: readonly Transaction[];
  readonly caption: string;
}) {
  return (
    <DataTable
      caption={caption}
      rows={rows}
      columns={[at, ...rest]}
      idOf={(row) => row.id}
      hrefOf={(row) => `/transactions/${row.id}`}
      empty={{ title: desk("driver.noMovements") }}
    />
  );
}
