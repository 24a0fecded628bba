import { Check, Circle, Undo2, X } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

export interface TimelineItem {
  readonly key: string;
  readonly title: string;
  readonly at?: string | null;
  readonly detail?: ReactNode;
  /** done: it happened · now: it is under way · next: not yet · back: the money turned round · failed */
  readonly state: "done" | "now" | "next" | "back" | "failed";
}

const marks = {
  done: { icon: Check, classes: "bg-ink text-paper border-ink" },
  now: { icon: Circle, classes: "bg-accent text-accent-ink border-ink" },
  next: { icon: Circle, classes: "bg-paper text-transparent border-edge" },
  back: { icon: Undo2, classes: "bg-wait-wash text-wait border-wait" },
  failed: { icon: X, classes: "bg-bad-wash text-bad border-bad" },
} as const;

/** Where something is on its way, from top to bottom. */
export function Timeline({
  items,
  label,
}: {
  readonly items: readonly TimelineItem[];
  readonly label: string;
}) {
  return (
    <ol aria-label={label} className="flex flex-col">
      {items.map((item, place) => {
        const { icon: Icon, classes } = marks[item.state];
        const last = place === items.length - 1;
        return (
          <li
            key={item.key}
            aria-current={item.state === "now" ? "step" : undefined}
            className={classNames("relative flex gap-4", !last && "pb-6")}
          >
            {last ? null : (
              <span
                aria-hidden="true"
                className={classNames(
                  "absolute top-8 bottom-0 left-[15px] w-0.5",
                  item.state === "done" ? "bg-ink" : "border-edge border-l-2 border-dashed",
                )}
              />
            )}
            <span
              className={classNames("grid size-8 shrink-0 place-items-center rounded-full border-2", classes)}
            >
              <Icon
                aria-hidden="true"
                className={classNames("size-4", item.state === "now" && "animate-wait fill-current")}
                strokeWidth={3}
              />
            </span>
            <div className="flex min-w-0 flex-col pt-0.5">
              <p className={classNames(item.state === "next" ? "text-ink-soft" : "font-semibold")}>
                {item.title}
              </p>
              {item.at ? <p className="figures text-ink-soft text-small">{item.at}</p> : null}
              {item.detail ? <div className="text-small">{item.detail}</div> : null}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
