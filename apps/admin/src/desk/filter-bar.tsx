"use client";

import { classNames } from "@drivopay/ui/class-names";
import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";

/** One choice of a few, kept in the address, so that a filtered list can be sent to a colleague. */
export function FilterBar({
  label,
  name,
  options,
}: {
  readonly label: string;
  readonly name: string;
  readonly options: readonly { readonly value: string | null; readonly label: string }[];
}) {
  const params = useSearchParams();
  const pathname = usePathname();
  const chosen = params.get(name);
  const at = (value: string | null) => {
    const next = new URLSearchParams(params);
    next.delete("cursor");
    next.delete(name);
    if (value !== null) next.set(name, value);
    return next.size === 0 ? pathname : `${pathname}?${next}`;
  };
  return (
    <nav aria-label={label} className="-mx-4 flex gap-1 overflow-x-auto px-4 sm:mx-0 sm:flex-wrap sm:px-0">
      {options.map((option) => {
        const current = option.value === chosen;
        return (
          <Link
            key={option.value ?? ""}
            href={at(option.value)}
            aria-current={current ? "true" : undefined}
            className={classNames(
              "flex min-h-9 shrink-0 items-center rounded-field border px-3 font-medium",
              current ? "border-ink bg-ink text-paper" : "border-ruled bg-sheet hover:bg-still-wash",
            )}
          >
            {option.label}
          </Link>
        );
      })}
    </nav>
  );
}
