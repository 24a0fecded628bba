"use client";

import type { Pagination } from "@drivopay/contracts/pagination";
import { desk } from "@drivopay/i18n/desk";
import { Button } from "@drivopay/ui/button";
import Link from "next/link";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useShortcuts } from "../keyboard/shortcuts.tsx";

/** Lists are counted up to here; a total of so many means "or more". */
const countedAtMost = 10_000;

/** How much of a list is shown, and the way to the rest; filters stay in the address. */
export function Pager({ shown, pagination }: { readonly shown: number; readonly pagination: Pagination }) {
  const params = useSearchParams();
  const pathname = usePathname();
  const router = useRouter();
  const at = (cursor: string | null) => {
    const next = new URLSearchParams(params);
    next.delete("cursor");
    if (cursor !== null) next.set("cursor", cursor);
    return next.size === 0 ? pathname : `${pathname}?${next}`;
  };
  const older = pagination.nextCursor === null ? null : at(pagination.nextCursor);
  const newest = params.has("cursor") ? at(null) : null;
  const go = (href: string | null) => () => {
    if (href !== null) router.push(href);
  };
  useShortcuts([
    { keys: "]", label: desk("keys.older"), group: "list", run: go(older) },
    { keys: "[", label: desk("keys.newest"), group: "list", run: go(newest) },
  ]);
  const counts = { shown: shown.toLocaleString("en-IN"), total: pagination.total.toLocaleString("en-IN") };
  return (
    <div className="flex min-h-9 items-center justify-between gap-4">
      <p className="figures text-ink-soft">
        {pagination.total >= countedAtMost ? desk("common.shownMany", counts) : desk("common.shown", counts)}
      </p>
      <div className="flex gap-2">
        {newest ? (
          <Button asChild kind="secondary" size="small">
            <Link href={newest}>{desk("common.newest")}</Link>
          </Button>
        ) : null}
        {older ? (
          <Button asChild kind="secondary" size="small">
            <Link href={older}>{desk("common.older")}</Link>
          </Button>
        ) : null}
      </div>
    </div>
  );
}
