"use client";

import type { PlatformStatementRow } from "@drivopay/contracts/admin";
import { StatementState } from "@drivopay/contracts/platforms";
import { desk } from "@drivopay/i18n/desk";
import { Money } from "@drivopay/ui/money";
import { useSuspenseQuery } from "@tanstack/react-query";
import { type Column, DataTable } from "../desk/data-table.tsx";
import { FilterBar } from "../desk/filter-bar.tsx";
import { LiveMark } from "../desk/live-mark.tsx";
import { PageHeader } from "../desk/page-header.tsx";
import { Pager } from "../desk/pager.tsx";
import { StatePill } from "../desk/state-pill.tsx";
import { TextLink } from "../desk/text-link.tsx";
import { When } from "../desk/when.tsx";
import { useTRPC } from "../trpc/client.tsx";
import { type StatementParams, statementsInput } from "./queries.ts";

const columns: readonly Column<PlatformStatementRow>[] = [
  { key: "sent", header: desk("statements.sent"), cell: (row) => <When at={row.createdAt} /> },
  {
    key: "driver",
    header: desk("statements.driver"),
    cell: (row) => (
      <TextLink href={`/drivers/${row.userId}`} className="relative z-10">
        {row.userName || desk("common.none")}
      </TextLink>
    ),
  },
  {
    key: "platform",
    header: desk("statements.platform"),
    cell: (row) => desk(`platformNames.${row.platform}`),
    from: "sm",
  },
  { key: "file", header: desk("statements.file"), cell: (row) => row.fileName, from: "lg" },
  {
    key: "imported",
    header: desk("statements.imported"),
    cell: (row) => row.imported,
    numeric: true,
    from: "md",
  },
  {
    key: "refused",
    header: desk("statements.refused"),
    cell: (row) => row.refused,
    numeric: true,
    from: "lg",
  },
  {
    key: "state",
    header: desk("statements.state"),
    cell: (row) => <StatePill state={row.state} label={desk(`statementStates.${row.state}`)} />,
    from: "sm",
  },
  {
    key: "amount",
    header: desk("statements.amount"),
    cell: (row) => <Money amount={row.amount} />,
    numeric: true,
  },
];

/** Statements by state; first those whose money waits for a person. */
export function StatementsScreen({ params }: { readonly params: StatementParams }) {
  const trpc = useTRPC();
  const { data, dataUpdatedAt } = useSuspenseQuery(
    trpc.admin.platforms.statements.queryOptions(statementsInput(params), { refetchInterval: 5_000 }),
  );
  const waiting = params.state === undefined || params.state === "REVIEW";
  return (
    <>
      <PageHeader title={desk("statements.title")} beside={<LiveMark updatedAt={dataUpdatedAt} />} />
      <FilterBar
        label={desk("statements.state")}
        name="state"
        options={StatementState.options.map((state) => ({
          value: state === "REVIEW" ? null : state,
          label: desk(`statementStates.${state}`),
        }))}
      />
      <DataTable
        caption={desk("statements.title")}
        rows={data.statements}
        columns={columns}
        idOf={(row) => row.id}
        hrefOf={(row) => `/statements/${row.id}`}
        empty={
          waiting
            ? { title: desk("statements.empty"), body: desk("statements.emptyBody") }
            : { title: desk("statements.emptyOther") }
        }
        walked
      />
      <Pager shown={data.statements.length} pagination={data.pagination} />
    </>
  );
}
