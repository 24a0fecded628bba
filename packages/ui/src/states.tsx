import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";

interface StateProps {
  readonly title: string;
  readonly children?: ReactNode;
  readonly icon?: ReactNode;
  readonly action?: ReactNode;
}

/** Nothing here yet: why, and the one thing that changes it. */
export function EmptyState({ title, children, icon, action }: StateProps) {
  return (
    <div className="flex flex-col items-center gap-2 px-6 py-10 text-center">
      {icon ? <span className="mb-2 text-ink-soft">{icon}</span> : null}
      <p className="font-semibold text-lead">{title}</p>
      {children ? <p className="max-w-80 text-ink-soft">{children}</p> : null}
      {action ? <div className="pt-4">{action}</div> : null}
    </div>
  );
}

/** It did not load: what that means for the money, and a way to try again. */
export function ErrorState({ title, children, action }: StateProps) {
  return (
    <div role="alert" className="flex flex-col items-center gap-2 px-6 py-10 text-center">
      <CircleAlert aria-hidden="true" className="mb-2 size-8 text-bad" />
      <p className="font-semibold text-lead">{title}</p>
      {children ? <p className="max-w-80 text-ink-soft">{children}</p> : null}
      {action ? <div className="pt-4">{action}</div> : null}
    </div>
  );
}

/** A line at the top that says there is no connection, and what that means. */
export function OfflineLine({ title, children, icon }: StateProps) {
  return (
    <div role="status" className="flex items-start gap-3 bg-wait-wash px-4 py-3 text-small text-wait">
      {icon}
      <p>
        <strong className="font-semibold">{title}.</strong> {children}
      </p>
    </div>
  );
}
