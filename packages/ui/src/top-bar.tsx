import type { ReactNode } from "react";

export interface TopBarProps {
  readonly title: string;
  /** The way back: an IconButton. */
  readonly start?: ReactNode;
  readonly end?: ReactNode;
}

export function TopBar({ title, start, end }: TopBarProps) {
  return (
    <header className="sticky top-0 z-20 flex min-h-14 items-center gap-1 border-ruled border-b bg-paper px-2">
      {start ?? <span className="w-2" />}
      <h1 className="min-w-0 flex-1 truncate font-semibold text-lead">{title}</h1>
      {end}
    </header>
  );
}
