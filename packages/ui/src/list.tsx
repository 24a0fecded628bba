import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

/** Lines ruled like the page of a passbook. */
export function List({ children, label }: { readonly children: ReactNode; readonly label?: string }) {
  return (
    <ul aria-label={label} className="divide-y divide-ruled border-ruled border-y bg-sheet">
      {children}
    </ul>
  );
}

export interface ListRowProps {
  readonly title: ReactNode;
  readonly detail?: ReactNode;
  /** What stands at the right: an amount, a status. */
  readonly end?: ReactNode;
  readonly endDetail?: ReactNode;
  /** Makes the row quicker to find; where there is room for little more than words, it is left out. */
  readonly icon?: ReactNode;
  readonly render?: (row: { readonly className: string; readonly children: ReactNode }) => ReactNode;
}

function RowContent({
  title,
  detail,
  end,
  endDetail,
  icon,
  leads,
}: Omit<ListRowProps, "render"> & { readonly leads: boolean }) {
  return (
    <>
      {icon ? (
        <span className="grid size-10 shrink-0 place-items-center rounded-field bg-still-wash max-[17rem]:hidden">
          {icon}
        </span>
      ) : null}
      <span className="end-to-end min-w-0 flex-1 items-center">
        <span className="flex flex-col">
          <span className="break-words font-medium">{title}</span>
          {detail ? <span className="wrap-anywhere text-ink-soft text-small">{detail}</span> : null}
        </span>
        {end || endDetail ? (
          <span className="flex flex-col items-end text-right">
            <span>{end}</span>
            {endDetail ? <span className="figures text-ink-soft text-small">{endDetail}</span> : null}
          </span>
        ) : null}
      </span>
      {leads ? <ChevronRight aria-hidden="true" className="-mr-1 size-5 shrink-0 text-ink-soft" /> : null}
    </>
  );
}

/** One line. With `render` it becomes a link or a button: it is handed the classes and the content. */
export function ListRow({ render, ...content }: ListRowProps) {
  const className = "flex min-h-16 w-full items-center gap-3 px-4 py-3 text-left";
  const children = <RowContent {...content} leads={render !== undefined} />;
  if (!render) return <li className={className}>{children}</li>;
  return (
    <li>
      {render({ className: classNames(className, "hover:bg-still-wash active:bg-still-wash"), children })}
    </li>
  );
}
