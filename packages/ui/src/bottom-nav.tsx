import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

export interface NavItem {
  readonly key: string;
  readonly label: string;
  readonly icon: ReactNode;
  /** Whether one is at the place itself, or at a page that lies in it. */
  readonly current: "page" | "within" | "no";
  /** Becomes the link: it is handed what a link needs. */
  readonly render: (link: {
    readonly className: string;
    readonly children: ReactNode;
    readonly "aria-current"?: "page" | "true";
  }) => ReactNode;
}

export interface NavProps {
  readonly items: readonly NavItem[];
  readonly label: string;
}

/** The few places of the app, under the thumb. The present one has the yellow line and says so. */
export function BottomNav({ items, label }: NavProps) {
  return (
    <nav
      aria-label={label}
      className="fixed inset-x-0 bottom-0 z-20 mx-auto flex max-w-column border-ruled border-t bg-sheet pb-[env(safe-area-inset-bottom)] lg:hidden"
    >
      {items.map((item) => (
        <Place
          key={item.key}
          item={item}
          className="min-h-14 flex-col justify-center gap-0.5 border-t-3 text-small"
        />
      ))}
    </nav>
  );
}

/** The same places beside the column, on a screen wide enough to have them always in sight. */
export function SideNav({ items, label }: NavProps) {
  return (
    <nav
      aria-label={label}
      className="fixed top-4 right-[calc(50%+var(--column)/2+1rem)] hidden w-44 flex-col gap-1 lg:flex print:hidden"
    >
      {items.map((item) => (
        <Place
          key={item.key}
          item={item}
          className="min-h-12 gap-3 rounded-r-field border-l-4 px-4 hover:bg-still-wash"
        />
      ))}
    </nav>
  );
}

/** A place is the page of that name, or has the present one below it. */
const marks = { page: "page", within: "true" } as const;

function Place({ item, className }: { readonly item: NavItem; readonly className: string }) {
  return (
    <div className="flex min-w-0 flex-1">
      {item.render({
        className: classNames(
          "flex w-full min-w-0 items-center",
          item.current === "no" ? "border-transparent text-ink-soft" : "border-accent font-semibold text-ink",
          className,
        ),
        ...(item.current === "no" ? {} : { "aria-current": marks[item.current] }),
        children: (
          <>
            <span aria-hidden="true">{item.icon}</span>
            <span className="max-w-full truncate">{item.label}</span>
          </>
        ),
      })}
    </div>
  );
}
