import type { ReactNode } from "react";

/** Where one is, what state it is in, and what can be done here. */
export function PageHeader({
  title,
  above,
  beside,
  actions,
}: {
  readonly title: ReactNode;
  readonly above?: ReactNode;
  readonly beside?: ReactNode;
  readonly actions?: ReactNode;
}) {
  return (
    <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div className="flex min-w-0 flex-col gap-1">
        {above ? <div className="text-ink-soft">{above}</div> : null}
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="break-words font-semibold text-lead">{title}</h1>
          {beside}
        </div>
      </div>
      {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
    </header>
  );
}

/** A part of a page, with its own heading and what leads further. */
export function Section({
  title,
  more,
  children,
  className,
}: {
  readonly title: string;
  readonly more?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
}) {
  return (
    <section className={className}>
      <div className="flex items-baseline justify-between gap-4 pb-2">
        <h2 className="font-semibold">{title}</h2>
        {more}
      </div>
      {children}
    </section>
  );
}
