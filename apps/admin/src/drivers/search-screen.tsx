"use client";

import type { User } from "@drivopay/contracts/auth";
import { desk } from "@drivopay/i18n/desk";
import { useSuspenseQuery } from "@tanstack/react-query";
import { type Column, DataTable } from "../desk/data-table.tsx";
import { FilterBar } from "../desk/filter-bar.tsx";
import { PageHeader } from "../desk/page-header.tsx";
import { Pager } from "../desk/pager.tsx";
import { SearchBox } from "../desk/search-box.tsx";
import { StatePill } from "../desk/state-pill.tsx";
import { When } from "../desk/when.tsx";
import { useTRPC } from "../trpc/client.tsx";
import { type DriverParams, driverSearchInput } from "./queries.ts";

const columns: readonly Column<User>[] = [
  { key: "name", header: desk("drivers.name"), cell: (row) => row.name || desk("common.none") },
  {
    key: "phone",
    header: desk("drivers.phone"),
    cell: (row) => <span className="figures">{row.phone}</span>,
  },
  {
    key: "state",
    header: desk("drivers.state"),
    cell: (row) => <StatePill state={row.status} label={desk(`userStates.${row.status}`)} />,
    from: "sm",
  },
  {
    key: "kyc",
    header: desk("drivers.kyc"),
    cell: (row) => <StatePill state={row.kycStatus} label={desk(`kycStates.${row.kycStatus}`)} />,
    from: "md",
  },
  { key: "tier", header: desk("drivers.tier"), cell: (row) => desk(`tiers.${row.kycTier}`), from: "lg" },
  {
    key: "joined",
    header: desk("drivers.joined"),
    cell: (row) => <When at={row.createdAt} />,
    numeric: true,
    from: "lg",
  },
];

/** Drivers by phone, name or last four digits. While a new search is under way, the last answer stays: a change of the address is a transition. */
export function DriverSearchScreen({ params }: { readonly params: DriverParams }) {
  const trpc = useTRPC();
  const { data } = useSuspenseQuery(trpc.admin.users.search.queryOptions(driverSearchInput(params)));
  return (
    <>
      <PageHeader title={desk("drivers.title")} />
      <div className="flex flex-wrap items-center gap-3">
        <SearchBox name="q" label={desk("drivers.search")} />
        <FilterBar
          label={desk("drivers.status")}
          name="status"
          options={[
            { value: null, label: desk("common.all") },
            ...(["ACTIVE", "PENDING_KYC", "SUSPENDED", "BLOCKED"] as const).map((status) => ({
              value: status,
              label: desk(`userStates.${status}`),
            })),
          ]}
        />
      </div>
      <DataTable
        caption={desk("drivers.title")}
        rows={data.users}
        columns={columns}
        idOf={(row) => row.id}
        hrefOf={(row) => `/drivers/${row.id}`}
        empty={{ title: desk("drivers.empty"), body: desk("drivers.emptyBody") }}
        walked
      />
      <Pager shown={data.users.length} pagination={data.pagination} />
    </>
  );
}
