import { classNames } from "@drivopay/ui/class-names";
import type { ReactNode } from "react";

/** Name and value pairs in ruled columns; dense, for reading across. */
export function FactGrid({
  facts,
  className,
}: {
  readonly facts: readonly (readonly [label: string, value: ReactNode])[];
  readonly className?: string;
}) {
  return (
    <dl
      className={classNames(
        "grid grid-cols-2 gap-px overflow-hidden rounded-card border border-ruled bg-ruled sm:grid-cols-3 lg:grid-cols-4",
        className,
      )}
    >
      {facts.map(([label, value]) => (
        <div key={label} className="flex min-w-0 flex-col bg-sheet px-3 py-2">
          <dt className="text-ink-soft">{label}</dt>
          <dd className="min-w-0 break-words font-medium">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
