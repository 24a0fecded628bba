import { classNames } from "@drivopay/ui/class-names";

/** Shows the key that does the same; for eyes only, since the shortcut help tells it to everybody. */
export function KeyHint({ keys, className }: { readonly keys: string; readonly className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={classNames(
        "rounded-mark border border-current px-1.5 font-semibold leading-5 opacity-70",
        className ?? "max-lg:hidden",
      )}
    >
      {keys}
    </span>
  );
}
