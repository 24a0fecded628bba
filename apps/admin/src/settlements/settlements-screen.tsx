"use client";

import { gatewayNames } from "@drivopay/contracts/gateways";
import { type Settlement, SettlementState } from "@drivopay/contracts/settlements";
import { desk } from "@drivopay/i18n/desk";
import { Money } from "@drivopay/ui/money";
import { useSuspenseQuery } from "@tanstack/react-query";
import { type Column, DataTable } from "../desk/data-table.tsx";
import { FilterBar } from "../desk/filter-bar.tsx";
import { LiveMark } from "../desk/live-mark.tsx";
import { PageHeader } from "../desk/page-header.tsx";
import { Pager } from "../desk/pager.tsx";
import { StatePill } from "../desk/state-pill.tsx";
import { When } from "../desk/when.tsx";
import { useTRPC } from "../trpc/client.tsx";
import { type SettlementParams, settlementsInput } from "./queries.ts";

const columns: readonly Column<Settlement>[] = [
  { key: "at", header: desk("settlements.settledAt"), cell: (row) => <When at={row.settledAt} /> },
  { key: "gateway", header: desk("settlements.gateway"), cell: (row) => gatewayNames[row.gateway] },
  {
    key: "utr",
    header: desk("settlements.utr"),
    cell: (row) => row.utr ?? desk("common.none"),
    from: "md",
  },
  {
    key: "items",
    header: desk("settlements.items"),
    cell: (row) => row.items.toLocaleString("en-IN"),
    numeric: true,
    from: "lg",
  },
  {
    key: "fee",
    header: desk("settlements.fee"),
    cell: (row) => <Money amount={row.fee} />,
    numeric: true,
    from: "lg",
  },
  {
    key: "state",
    header: desk("settlements.state"),
    cell: (row) => <StatePill state={row.state} label={desk(`settlementStates.${row.state}`)} />,
    from: "sm",
  },
  {
    key: "amount",
    header: desk("settlements.amount"),
    cell: (row) => <Money amount={row.amount} />,
    numeric: true,
  },
];

/** What the gateways have sent to our bank, newest first. */
export function SettlementsScreen({ params }: { readonly params: SettlementParams }) {
  const trpc = useTRPC();
  const { data, dataUpdatedAt } = useSuspenseQuery(
    trpc.admin.settlements.list.queryOptions(settlementsInput(params), { refetchInterval: 15_000 }),
  );
  return (
    <>
      <PageHeader title={desk("settlements.title")} beside={<LiveMark updatedAt={dataUpdatedAt} />} />
      <FilterBar
        label={desk("settlements.state")}
        name="state"
        options={[
          { value: null, label: desk("settlements.all") },
          ...SettlementState.options.map((state) => ({
            value: state,
            label: desk(`settlementStates.${state}`),
          })),
        ]}
      />
      <DataTable
        caption={desk("settlements.title")}
        rows={data.settlements}
        columns={columns}
        idOf={(row) => row.id}
        hrefOf={(row) => `/settlements/${row.id}`}
        empty={
          params.state === undefined
            ? { title: desk("settlements.empty"), body: desk("settlements.emptyBody") }
            : { title: desk("settlements.emptyOther") }
        }
        walked
      />
      <Pager shown={data.settlements.length} pagination={data.pagination} />
    </>
  );
}
