"use client";

import { formatTime } from "@drivopay/i18n/dates";
import { desk } from "@drivopay/i18n/desk";

/** Says that the page keeps itself fresh, and when it last did. */
export function LiveMark({ updatedAt }: { readonly updatedAt: number }) {
  return (
    <p className="flex items-center gap-2 text-ink-soft" suppressHydrationWarning>
      <span aria-hidden="true" className="size-2 rounded-full bg-good" />
      {desk("common.live")}
      <span className="figures hidden sm:inline" suppressHydrationWarning>
        · {desk("common.updated", { time: formatTime(new Date(updatedAt), "en") })}
      </span>
    </p>
  );
}
