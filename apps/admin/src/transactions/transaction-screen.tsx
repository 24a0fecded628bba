"use client";

import type { TransactionDetail } from "@drivopay/contracts/transactions";
import { desk } from "@drivopay/i18n/desk";
import { Money } from "@drivopay/ui/money";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@drivopay/ui/table";
import { useSuspenseQuery } from "@tanstack/react-query";
import { FactGrid } from "../desk/facts.tsx";
import { IdText } from "../desk/id-text.tsx";
import { PageHeader, Section } from "../desk/page-header.tsx";
import { StatePill } from "../desk/state-pill.tsx";
import { TextLink } from "../desk/text-link.tsx";
import { When } from "../desk/when.tsx";
import { useTRPC } from "../trpc/client.tsx";
import { MovementTable } from "./transaction-table.tsx";
import { WayTable } from "./way-table.tsx";

/** One movement down to its entries, with all others of the same matter. */
export function TransactionScreen({ transactionId }: { readonly transactionId: string }) {
  const trpc = useTRPC();
  const { data } = useSuspenseQuery(trpc.admin.transactions.get.queryOptions({ transactionId }));
  const row = data.transaction;
  return (
    <>
      <PageHeader
        above={<TextLink href="/transactions">{desk("transactions.title")}</TextLink>}
        title={
          <>
            {desk(`kinds.${row.kind}`)} <Money amount={row.amount} signed />
          </>
        }
        beside={<StatePill state={row.status} label={desk(`transactionStates.${row.status}`)} />}
      />
      <FactGrid
        facts={[
          [
            desk("transactions.driver"),
            row.userId ? (
              <TextLink href={`/drivers/${row.userId}`}>{row.userName ?? desk("common.none")}</TextLink>
            ) : (
              desk("common.none")
            ),
          ],
          [desk("transactions.at"), <When key="at" at={row.createdAt} whole />],
          [desk("transactions.source"), desk(`sources.${row.source}`)],
          [desk("transactions.after"), <Money key="after" amount={row.balanceAfter} />],
          [desk("transactions.fee"), <Money key="fee" amount={row.fee} />],
          [desk("transactions.tax"), <Money key="tax" amount={row.tax} />],
          [desk("transactions.version"), <IdText key="id" id={row.id} />],
          [desk("transactions.reference"), <Reference key="ref" row={row} />],
          ...(row.description ? ([[desk("transactions.description"), row.description]] as const) : []),
        ]}
      />
      <WayTable transactionId={transactionId} />
      <Section title={desk("transactions.entries")}>
        <EntryTable entries={row.entries} />
      </Section>
      {row.related.length > 0 ? (
        <Section title={desk("transactions.related")}>
          <MovementTable rows={row.related} caption={desk("transactions.related")} />
        </Section>
      ) : null}
    </>
  );
}

function Reference({ row }: { readonly row: TransactionDetail }) {
  return row.source === "WITHDRAWAL" ? (
    <TextLink href={`/withdrawals/${row.referenceId}`}>{desk("sources.WITHDRAWAL")}</TextLink>
  ) : (
    <IdText id={row.referenceId} />
  );
}

/** The lines of the books, debit and credit apart, with the sum that proves them. */
export function EntryTable({ entries }: { readonly entries: TransactionDetail["entries"] }) {
  const debit = entries.reduce((sum, entry) => sum + Math.max(-entry.amount, 0), 0);
  const credit = entries.reduce((sum, entry) => sum + Math.max(entry.amount, 0), 0);
  return (
    <Table caption={desk("transactions.entries")}>
      <TableHead>
        <tr>
          <TableHeader>{desk("transactions.account")}</TableHeader>
          <TableHeader numeric>{desk("transactions.debit")}</TableHeader>
          <TableHeader numeric>{desk("transactions.credit")}</TableHeader>
        </tr>
      </TableHead>
      <TableBody>
        {entries.map((entry) => (
          <TableRow key={entry.account}>
            <TableCell className="font-medium">{entry.account}</TableCell>
            <TableCell numeric>{entry.amount < 0 ? <Money amount={-entry.amount} /> : null}</TableCell>
            <TableCell numeric>{entry.amount > 0 ? <Money amount={entry.amount} /> : null}</TableCell>
          </TableRow>
        ))}
      </TableBody>
      <tfoot className="border-ink border-t-2 font-semibold">
        <tr>
          <TableCell>{desk("transactions.sum")}</TableCell>
          <TableCell numeric>
            <Money amount={debit} />
          </TableCell>
          <TableCell numeric>
            <Money amount={credit} />
          </TableCell>
        </tr>
      </tfoot>
    </Table>
  );
}
