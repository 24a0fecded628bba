import type { ReactNode } from "react";
import { arrival } from "./arrival.ts";

export interface TopBarProps {
  readonly title: string;
  /** The way back: an IconButton. */
  readonly start?: ReactNode;
  readonly end?: ReactNode;
  /** The screen took the place of another on the same page. */
  readonly arrives?: boolean;
}

/** The head of a screen. A long title takes a second line; nothing of it is cut off before that. */
export function TopBar({ title, start, end, arrives = false }: TopBarProps) {
  return (
    <header className="sticky top-0 z-20 flex min-h-14 flex-wrap items-center justify-end gap-x-1 border-ruled border-b bg-paper px-2">
      {start ?? <span className="w-2" />}
      <h1
        {...(arrives ? arrival : {})}
        className="line-clamp-2 min-w-0 flex-[1_1_5rem] break-words py-1 font-semibold text-lead leading-tight"
      >
        {title}
      </h1>
      {end}
    </header>
  );
}
