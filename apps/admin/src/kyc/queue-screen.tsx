"use client";

import type { KycQueueRow } from "@drivopay/contracts/admin";
import { desk } from "@drivopay/i18n/desk";
import { useSuspenseQuery } from "@tanstack/react-query";
import { type Column, DataTable } from "../desk/data-table.tsx";
import { FilterBar } from "../desk/filter-bar.tsx";
import { LiveMark } from "../desk/live-mark.tsx";
import { PageHeader } from "../desk/page-header.tsx";
import { Pager } from "../desk/pager.tsx";
import { StatePill } from "../desk/state-pill.tsx";
import { When } from "../desk/when.tsx";
import { useTRPC } from "../trpc/client.tsx";
import { type KycParams, kycQueueInput } from "./queries.ts";

const columns: readonly Column<KycQueueRow>[] = [
  { key: "driver", header: desk("kyc.driver"), cell: (row) => row.name || row.phoneMasked },
  {
    key: "phone",
    header: desk("kyc.phone"),
    cell: (row) => <span className="figures">{row.phoneMasked}</span>,
    from: "sm",
  },
  {
    key: "state",
    header: desk("kyc.state"),
    cell: (row) => <StatePill state={row.status} label={desk(`kycStates.${row.status}`)} />,
  },
  {
    key: "submitted",
    header: desk("kyc.submitted"),
    cell: (row) => (row.submittedAt ? <When at={row.submittedAt} /> : desk("common.none")),
    numeric: true,
  },
];

/** Drivers whose identity waits for a person; other states by the filter. */
export function KycQueueScreen({ params }: { readonly params: KycParams }) {
  const trpc = useTRPC();
  const { data, dataUpdatedAt } = useSuspenseQuery(
    trpc.admin.kyc.queue.queryOptions(kycQueueInput(params), { refetchInterval: 5_000 }),
  );
  return (
    <>
      <PageHeader title={desk("kyc.title")} beside={<LiveMark updatedAt={dataUpdatedAt} />} />
      <FilterBar
        label={desk("kyc.filter")}
        name="status"
        options={[
          { value: null, label: desk("kyc.waiting") },
          ...(["SUBMITTED", "IN_REVIEW", "APPROVED", "REJECTED"] as const).map((status) => ({
            value: status,
            label: desk(`kycStates.${status}`),
          })),
        ]}
      />
      <DataTable
        caption={desk("kyc.title")}
        rows={data.submissions}
        columns={columns}
        idOf={(row) => row.userId}
        hrefOf={(row) => `/kyc/${row.userId}`}
        empty={{ title: desk("kyc.empty"), body: desk("kyc.emptyBody") }}
        walked
      />
      <Pager shown={data.submissions.length} pagination={data.pagination} />
    </>
  );
}
