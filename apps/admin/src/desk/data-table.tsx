"use client";

import { desk } from "@drivopay/i18n/desk";
import { classNames } from "@drivopay/ui/class-names";
import { EmptyState } from "@drivopay/ui/states";
import { Table, TableCell, TableHead, TableHeader } from "@drivopay/ui/table";
import Link from "next/link";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { useListKeys } from "../keyboard/use-list-keys.ts";

/** Narrower than this, the column is left out. */
type Width = "sm" | "md" | "lg" | "xl";

export interface Column<Row> {
  readonly key: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  readonly numeric?: boolean;
  readonly from?: Width;
}

const shownFrom: Readonly<Record<Width, string>> = {
  sm: "hidden sm:table-cell",
  md: "hidden md:table-cell",
  lg: "hidden lg:table-cell",
  xl: "hidden xl:table-cell",
};

interface DataTableProps<Row> {
  readonly caption: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly idOf: (row: Row) => string;
  /** Where a row leads. The first column carries the link, and the whole row answers to it. */
  readonly hrefOf?: (row: Row) => string;
  readonly empty: { readonly title: string; readonly body?: string };
  /** Whether j, k and Enter walk this table; one table of a page at most. */
  readonly walked?: boolean;
}

/** Rows of one kind, walked by mouse or by keys. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, rows, columns, empty } = props;
  if (rows.length === 0) {
    return (
      <div className="rounded-card border border-ruled border-dashed">
        <EmptyState title={empty.title}>{empty.body}</EmptyState>
      </div>
    );
  }
  return (
    <Table caption={caption}>
      <TableHead>
        <tr>
          {columns.map((column) => (
            <TableHeader
              key={column.key}
              numeric={column.numeric ?? false}
              className={column.from && shownFrom[column.from]}
            >
              {column.header}
            </TableHeader>
          ))}
        </tr>
      </TableHead>
      {props.walked ? <WalkedBody {...props} /> : <Body {...props} activeId={null} />}
    </Table>
  );
}

function WalkedBody<Row>(props: DataTableProps<Row>) {
  const router = useRouter();
  const { rows, idOf, hrefOf } = props;
  const { activeId, body } = useListKeys(rows.map(idOf), (id) => {
    const row = rows.find((candidate) => idOf(candidate) === id);
    if (row && hrefOf) router.push(hrefOf(row));
  });
  return <Body {...props} activeId={activeId} bodyRef={body} />;
}

function Body<Row>({
  rows,
  columns,
  idOf,
  hrefOf,
  activeId,
  bodyRef,
}: DataTableProps<Row> & {
  readonly activeId: string | null;
  readonly bodyRef?: React.Ref<HTMLTableSectionElement>;
}) {
  return (
    <tbody ref={bodyRef} className="divide-y divide-ruled">
      {rows.map((row) => {
        const id = idOf(row);
        return (
          <tr
            key={id}
            data-active={id === activeId}
            className={classNames(
              "relative focus-within:bg-still-wash hover:bg-still-wash [&>td]:align-middle",
              id === activeId && "bg-still-wash shadow-[inset_3px_0_0_var(--accent)]",
            )}
          >
            {columns.map((column, place) => (
              <TableCell
                key={column.key}
                numeric={column.numeric ?? false}
                className={column.from && shownFrom[column.from]}
              >
                {place === 0 && hrefOf ? (
                  <Link href={hrefOf(row)} className="font-medium after:absolute after:inset-0">
                    {column.cell(row)}
                  </Link>
                ) : (
                  column.cell(row)
                )}
              </TableCell>
            ))}
          </tr>
        );
      })}
    </tbody>
  );
}

/** Holds a table's place while it loads. */
export function TableSkeleton({ rows = 8 }: { readonly rows?: number }) {
  return (
    <div
      role="status"
      aria-label={desk("common.loading")}
      className="divide-y divide-ruled overflow-hidden rounded-card border border-ruled bg-sheet"
    >
      {Array.from({ length: rows + 1 }, (_, row) => (
        <div key={row} className={classNames("flex h-9 items-center px-3", row === 0 && "bg-still-wash")}>
          <span
            className={classNames(
              "h-3 animate-wait rounded-mark bg-ruled",
              row % 2 === 0 ? "w-1/3" : "w-1/2",
            )}
          />
        </div>
      ))}
    </div>
  );
}
