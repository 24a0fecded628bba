"use client";

import type { AuditRow } from "@drivopay/contracts/admin";
import { desk } from "@drivopay/i18n/desk";
import { useSuspenseQuery } from "@tanstack/react-query";
import { type Column, DataTable } from "../desk/data-table.tsx";
import { IdText } from "../desk/id-text.tsx";
import { PageHeader } from "../desk/page-header.tsx";
import { Pager } from "../desk/pager.tsx";
import { SearchBox } from "../desk/search-box.tsx";
import { TextLink } from "../desk/text-link.tsx";
import { When } from "../desk/when.tsx";
import { useTRPC } from "../trpc/client.tsx";
import { type AuditParams, auditInput } from "./queries.ts";

const columns: readonly Column<AuditRow>[] = [
  { key: "at", header: desk("audit.at"), cell: (row) => <When at={row.at} /> },
  {
    key: "who",
    header: desk("audit.who"),
    cell: (row) => (
      <span className="whitespace-nowrap">
        {desk(`audit.actors.${row.actorKind}`)} {row.actorId ? <IdText id={row.actorId} /> : null}
      </span>
    ),
    from: "sm",
  },
  { key: "did", header: desk("audit.did"), cell: (row) => <span className="font-medium">{row.action}</span> },
  {
    key: "about",
    header: desk("audit.about"),
    cell: (row) => <About row={row} />,
    from: "md",
  },
  { key: "change", header: desk("audit.change"), cell: (row) => <Change row={row} />, from: "md" },
];

/** Who did or read what. Entries are never changed; searching here leaves an entry of its own. */
export function AuditScreen({ params }: { readonly params: AuditParams }) {
  const trpc = useTRPC();
  const { data } = useSuspenseQuery(trpc.admin.audit.search.queryOptions(auditInput(params)));
  return (
    <>
      <PageHeader title={desk("audit.title")} />
      <div className="grid gap-3 md:grid-cols-3">
        <SearchBox name="entity" label={desk("audit.entity")} />
        <SearchBox name="actor" label={desk("audit.actor")} chord={null} />
        <SearchBox name="action" label={desk("audit.action")} chord={null} />
      </div>
      <DataTable
        caption={desk("audit.title")}
        rows={data.rows}
        columns={columns}
        idOf={(row) => row.id}
        empty={{ title: desk("audit.empty"), body: desk("audit.emptyBody") }}
        walked
      />
      <Pager shown={data.rows.length} pagination={data.pagination} />
    </>
  );
}

const pages: Readonly<Record<string, string>> = {
  user: "/drivers",
  withdrawal: "/withdrawals",
  transaction: "/transactions",
};

/** What an entry is about; where the desk has a page for it, that is a press away. */
function About({ row }: { readonly row: AuditRow }) {
  const page = pages[row.entityType];
  if (row.entityId === null) return row.entityType;
  return (
    <span className="whitespace-nowrap">
      {page ? (
        <TextLink href={`${page}/${row.entityId}`} className="relative z-10">
          {row.entityType}
        </TextLink>
      ) : (
        row.entityType
      )}{" "}
      <IdText id={row.entityId} />
    </span>
  );
}

/** Old and new value, written small; the whole is a press away. */
function Change({ row }: { readonly row: AuditRow }) {
  const before = written(row.oldValue);
  const after = written(row.newValue);
  if (before === "" && after === "") return desk("common.none");
  return (
    <details className="relative z-10 max-w-md">
      <summary className="truncate">{before === "" ? after : `${before} → ${after}`}</summary>
      <pre className="mt-1 max-w-md overflow-x-auto whitespace-pre-wrap break-words rounded-field bg-still-wash p-2">
        {JSON.stringify({ before: row.oldValue, after: row.newValue }, null, 2)}
      </pre>
    </details>
  );
}

function written(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value !== "object") return String(value);
  return Object.entries(value)
    .map(([name, part]) => `${name}: ${typeof part === "object" ? JSON.stringify(part) : String(part)}`)
    .join(", ");
}
