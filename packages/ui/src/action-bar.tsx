import type { ReactNode } from "react";

/**
 * The one primary action of a place, over the tabs, where the thumb is; on a wide screen at the foot of the column.
 * The page below leaves `pb-48` at its end, so that its last line can be read above it.
 */
export function ActionBar({ children }: { readonly children: ReactNode }) {
  return (
    <div className="fixed inset-x-0 bottom-[calc(3.5rem+env(safe-area-inset-bottom))] z-10 mx-auto max-w-column bg-linear-to-t from-60% from-paper to-transparent px-4 pt-6 pb-3 lg:bottom-0">
      {children}
    </div>
  );
}
