import { classNames } from "@drivopay/ui/class-names";
import Link from "next/link";
import type { ComponentProps } from "react";

/** A link in running text or a table. */
export function TextLink({ className, ...rest }: ComponentProps<typeof Link>) {
  return (
    <Link
      {...rest}
      className={classNames(
        "rounded-mark underline decoration-accent decoration-2 underline-offset-3 hover:decoration-ink",
        className,
      )}
    />
  );
}
