"use client";

import type { WithdrawalRow } from "@drivopay/contracts/admin";
import { WithdrawalStatus } from "@drivopay/contracts/wallet";
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
import { flagsOf } from "./flags.ts";
import { type WithdrawalParams, withdrawalsInput } from "./queries.ts";

const columns: readonly Column<WithdrawalRow>[] = [
  { key: "asked", header: desk("withdrawals.asked"), cell: (row) => <When at={row.createdAt} /> },
  {
    key: "driver",
    header: desk("withdrawals.driver"),
    cell: (row) => (
      <TextLink href={`/drivers/${row.userId}`} className="relative z-10">
        {row.userName || desk("common.none")}
      </TextLink>
    ),
  },
  {
    key: "to",
    header: desk("withdrawals.to"),
    cell: (row) => `${row.bankAccount.bankName} ${row.bankAccount.accountNumberMasked}`,
    from: "md",
  },
  { key: "mode", header: desk("withdrawals.mode"), cell: (row) => row.mode, from: "lg" },
  {
    key: "risks",
    header: desk("withdrawals.risks"),
    cell: (row) => flagsOf(row),
    from: "lg",
  },
  { key: "utr", header: desk("withdrawals.utr"), cell: (row) => row.utr ?? desk("common.none"), from: "xl" },
  {
    key: "state",
    header: desk("withdrawals.state"),
    cell: (row) => <StatePill state={row.status} label={desk(`withdrawalStates.${row.status}`)} />,
    from: "sm",
  },
  {
    key: "amount",
    header: desk("withdrawals.amount"),
    cell: (row) => <Money amount={row.amount} />,
    numeric: true,
  },
];

/** Withdrawals by state; first those that wait for a person. */
export function WithdrawalsScreen({ params }: { readonly params: WithdrawalParams }) {
  const trpc = useTRPC();
  const { data, dataUpdatedAt } = useSuspenseQuery(
    trpc.admin.withdrawals.queue.queryOptions(withdrawalsInput(params), { refetchInterval: 5_000 }),
  );
  const waiting = params.status === undefined || params.status === "IN_REVIEW";
  return (
    <>
      <PageHeader title={desk("withdrawals.title")} beside={<LiveMark updatedAt={dataUpdatedAt} />} />
      <FilterBar
        label={desk("withdrawals.state")}
        name="status"
        options={WithdrawalStatus.options
          .toSorted((one) => (one === "IN_REVIEW" ? -1 : 0))
          .map((status) => ({
            value: status === "IN_REVIEW" ? null : status,
            label: desk(`withdrawalStates.${status}`),
          }))}
      />
      <DataTable
        caption={desk("withdrawals.title")}
        rows={data.withdrawals}
        columns={columns}
        idOf={(row) => row.id}
        hrefOf={(row) => `/withdrawals/${row.id}`}
        empty={
          waiting
            ? { title: desk("withdrawals.empty"), body: desk("withdrawals.emptyBody") }
            : { title: desk("withdrawals.emptyOther") }
        }
        walked
      />
      <Pager shown={data.withdrawals.length} pagination={data.pagination} />
    </>
  );
}
