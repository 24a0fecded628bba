import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

/** A sheet on the paper. */
export function Card({ children, className }: { readonly children: ReactNode; readonly className?: string }) {
  return (
    <section className={classNames("rounded-card border border-ruled bg-sheet p-4", className)}>
      {children}
    </section>
  );
}

export interface HoodProps {
  readonly children: ReactNode;
  readonly className?: string;
}

/** The black of the taxi with its yellow line: where the one sum of a screen stands. */
export function Hood({ children, className }: HoodProps) {
  return (
    <section className={classNames("on-hood border-accent border-b-4 bg-hood text-hood-ink", className)}>
      {children}
    </section>
  );
}

export interface NoticeProps {
  readonly title: ReactNode;
  readonly children?: ReactNode;
  readonly icon?: ReactNode;
  readonly action?: ReactNode;
  readonly tone?: "still" | "wait" | "bad" | "good";
}

const washes = {
  still: "bg-still-wash text-still",
  wait: "bg-wait-wash text-wait",
  bad: "bg-bad-wash text-bad",
  good: "bg-good-wash text-good",
} as const;

/** Something to know, with at most one thing to do about it. */
export function Notice({ title, children, icon, action, tone = "still" }: NoticeProps) {
  return (
    <div className={classNames("flex items-start gap-3 rounded-card p-4", washes[tone])}>
      {icon ? <span className="mt-0.5 shrink-0">{icon}</span> : null}
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <p className="font-semibold">{title}</p>
        {children ? <div className="text-small">{children}</div> : null}
        {action ? <div className="pt-2">{action}</div> : null}
      </div>
    </div>
  );
}

/** Name and value pairs, ruled, the values under each other at the right. */
export function Facts({
  facts,
}: {
  readonly facts: readonly (readonly [label: string, value: ReactNode])[];
}) {
  return (
    <dl className="divide-y divide-ruled border-ruled border-y">
      {facts.map(([label, value]) => (
        <div key={label} className="end-to-end items-baseline py-3">
          <dt className="text-ink-soft">{label}</dt>
          <dd className="min-w-0 break-words text-right font-medium">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
