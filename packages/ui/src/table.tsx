import type { HTMLAttributes, ReactNode, TdHTMLAttributes, ThHTMLAttributes } from "react";
import { classNames } from "./class-names.ts";

/** Pieces of the desk's dense tables; they scroll sideways in their own box, and the head stays. */
export function Table({ children, caption }: { readonly children: ReactNode; readonly caption: string }) {
  return (
    <section
      aria-label={caption}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by a keyboard
      tabIndex={0}
      className="overflow-x-auto rounded-card border border-ruled bg-sheet"
    >
      <table className="w-full border-collapse text-left text-small">
        <caption className="sr-only">{caption}</caption>
        {children}
      </table>
    </section>
  );
}

export function TableHead({ children }: { readonly children: ReactNode }) {
  return <thead className="sticky top-0 border-ruled border-b bg-still-wash text-still">{children}</thead>;
}

export function TableBody({ children }: { readonly children: ReactNode }) {
  return <tbody className="divide-y divide-ruled">{children}</tbody>;
}

export function TableRow({ className, ...rest }: HTMLAttributes<HTMLTableRowElement>) {
  return <tr {...rest} className={classNames("hover:bg-still-wash focus-within:bg-still-wash", className)} />;
}

interface CellProps {
  /** Amounts and counts: at the right, figures of one width. */
  readonly numeric?: boolean;
}

export function TableHeader({
  numeric,
  className,
  ...rest
}: ThHTMLAttributes<HTMLTableCellElement> & CellProps) {
  return (
    <th
      scope="col"
      {...rest}
      className={classNames("whitespace-nowrap px-3 py-2 font-semibold", numeric && "text-right", className)}
    />
  );
}

export function TableCell({
  numeric,
  className,
  ...rest
}: TdHTMLAttributes<HTMLTableCellElement> & CellProps) {
  return (
    <td {...rest} className={classNames("px-3 py-2 align-top", numeric && "figures text-right", className)} />
  );
}
