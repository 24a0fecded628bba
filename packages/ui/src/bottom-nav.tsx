import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

export interface BottomNavItem {
  readonly key: string;
  readonly label: string;
  readonly icon: ReactNode;
  readonly current: boolean;
  /** Becomes the link: it is handed what a link needs. */
  readonly render: (link: {
    readonly className: string;
    readonly children: ReactNode;
    readonly "aria-current"?: "page";
  }) => ReactNode;
}

/** The few places of the app, under the thumb. The present one has the yellow line and says so. */
export function BottomNav({
  items,
  label,
}: {
  readonly items: readonly BottomNavItem[];
  readonly label: string;
}) {
  return (
    <nav
      aria-label={label}
      className="fixed inset-x-0 bottom-0 z-20 mx-auto flex max-w-lg border-ruled border-t bg-sheet pb-[env(safe-area-inset-bottom)]"
    >
      {items.map((item) => (
        <div key={item.key} className="flex flex-1">
          {item.render({
            className: classNames(
              "flex min-h-14 w-full flex-col items-center justify-center gap-0.5 border-t-3 px-1 text-small",
              item.current ? "border-accent font-semibold text-ink" : "border-transparent text-ink-soft",
            ),
            ...(item.current ? { "aria-current": "page" as const } : {}),
            children: (
              <>
                <span aria-hidden="true">{item.icon}</span>
                <span className="max-w-full truncate">{item.label}</span>
              </>
            ),
          })}
        </div>
      ))}
    </nav>
  );
}
