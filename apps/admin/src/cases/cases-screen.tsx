"use client";

import type { CaseRow } from "@drivopay/contracts/admin";
import { desk } from "@drivopay/i18n/desk";
import { Button } from "@drivopay/ui/button";
import { EmptyState } from "@drivopay/ui/states";
import { StatusPill } from "@drivopay/ui/status-pill";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { DecisionDialog } from "../desk/decision-dialog.tsx";
import { FilterBar } from "../desk/filter-bar.tsx";
import { IdText } from "../desk/id-text.tsx";
import { LiveMark } from "../desk/live-mark.tsx";
import { PageHeader } from "../desk/page-header.tsx";
import { Pager } from "../desk/pager.tsx";
import { TextLink } from "../desk/text-link.tsx";
import { When } from "../desk/when.tsx";
import { useMayDecide } from "../desk/who.tsx";
import { useTRPC } from "../trpc/client.tsx";
import { type CaseParams, casesInput } from "./queries.ts";

/** What workflows and checks left for a person, each with its evidence. */
export function CasesScreen({ params }: { readonly params: CaseParams }) {
  const trpc = useTRPC();
  const { data, dataUpdatedAt } = useSuspenseQuery(
    trpc.admin.cases.list.queryOptions(casesInput(params), { refetchInterval: 10_000 }),
  );
  const resolved = params.state === "RESOLVED";
  return (
    <>
      <PageHeader title={desk("cases.title")} beside={<LiveMark updatedAt={dataUpdatedAt} />} />
      <FilterBar
        label={desk("cases.state")}
        name="state"
        options={[
          { value: null, label: desk("cases.states.OPEN") },
          { value: "RESOLVED", label: desk("cases.states.RESOLVED") },
        ]}
      />
      {data.cases.length === 0 ? (
        <div className="rounded-card border border-ruled border-dashed">
          <EmptyState title={desk(resolved ? "cases.emptyResolved" : "cases.empty")}>
            {desk("cases.emptyBody")}
          </EmptyState>
        </div>
      ) : (
        <ul className="divide-y divide-ruled rounded-card border border-ruled bg-sheet">
          {data.cases.map((one) => (
            <Case key={one.id} row={one} />
          ))}
        </ul>
      )}
      <Pager shown={data.cases.length} pagination={data.pagination} />
    </>
  );
}

function Case({ row }: { readonly row: CaseRow }) {
  const mayResolve = useMayDecide("cases.resolve");
  const [resolving, setResolving] = useState(false);
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const resolve = useMutation(trpc.admin.cases.resolve.mutationOptions());
  const open = row.state === "OPEN";
  return (
    <li className="flex flex-col gap-2 px-4 py-3">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="flex min-w-0 flex-col gap-1">
          <p className="font-medium">{row.summary}</p>
          <p className="flex flex-wrap gap-x-3 text-ink-soft">
            <span>{row.kind}</span>
            <When at={row.createdAt} />
            {row.referenceId ? (
              <span>
                {desk("cases.reference")} <Reference kind={row.kind} id={row.referenceId} />
              </span>
            ) : null}
          </p>
        </div>
        <div className="flex items-center gap-2">
          <StatusPill tone={open ? "wait" : "good"}>{desk(`cases.states.${row.state}`)}</StatusPill>
          {mayResolve && open ? (
            <Button kind="secondary" size="small" onClick={() => setResolving(true)}>
              {desk("cases.resolve")}
            </Button>
          ) : null}
        </div>
      </div>
      {row.resolution && row.resolvedAt ? (
        <p>
          {row.resolution}{" "}
          <span className="text-ink-soft">
            · <When at={row.resolvedAt} />
          </span>
        </p>
      ) : null}
      <details>
        <summary className="font-medium">{desk("cases.evidence")}</summary>
        <pre className="figures mt-2 overflow-x-auto rounded-field bg-still-wash p-3">
          {JSON.stringify(row.evidence, null, 2)}
        </pre>
      </details>
      {resolving ? (
        <DecisionDialog
          title={desk("cases.resolveTitle")}
          body={row.summary}
          confirm={desk("cases.resolve")}
          reasonLabel={desk("cases.resolution")}
          onClose={() => setResolving(false)}
          onDecide={async (resolution) => {
            await resolve.mutateAsync({ caseId: row.id, resolution });
            await queryClient.invalidateQueries(trpc.admin.cases.pathFilter());
          }}
        />
      ) : null}
    </li>
  );
}

/** Kinds of cases whose reference has a page of its own, by how they begin. */
const pages = [
  ["payments.settlement-", "settlements"],
  ["payments.settled-twice", "settlements"],
  ["payments.settled-unknown", "settlements"],
  ["wallet.withdrawal-", "withdrawals"],
  ["wallet.promise-", "withdrawals"],
] as const;

function Reference({ kind, id }: { readonly kind: string; readonly id: string }) {
  const page = pages.find(([beginning]) => kind.startsWith(beginning))?.[1];
  return (
    <>
      <IdText id={id} />{" "}
      {page === undefined ? null : <TextLink href={`/${page}/${id}`}>{desk("cases.openReference")}</TextLink>}
    </>
  );
}
