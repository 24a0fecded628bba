import { classNames } from "./class-names.ts";

/** Holds the place of what is coming, in its size: give it the width and height of that. */
export function Skeleton({ className }: { readonly className?: string }) {
  return (
    <span aria-hidden="true" className={classNames("block animate-wait rounded-mark bg-ruled", className)} />
  );
}

/** Rows the size of a ListRow. */
export function ListSkeleton({ rows = 4, label }: { readonly rows?: number; readonly label: string }) {
  return (
    <div role="status" aria-label={label} className="divide-y divide-ruled border-ruled border-y bg-sheet">
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="flex min-h-16 items-center justify-between gap-3 px-4 py-3">
          <div className="flex flex-col gap-2">
            <Skeleton className="h-4 w-36" />
            <Skeleton className="h-3 w-24" />
          </div>
          <Skeleton className="h-5 w-20" />
        </div>
      ))}
    </div>
  );
}
