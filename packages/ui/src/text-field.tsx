import { type InputHTMLAttributes, type ReactNode, type Ref, useId } from "react";
import { classNames } from "./class-names.ts";
import { useTypedEarly } from "./typed-early.ts";

export interface TextFieldProps extends InputHTMLAttributes<HTMLInputElement> {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  /** Stands before what is typed: +91. */
  readonly prefix?: string;
  readonly ref?: Ref<HTMLInputElement>;
}

/** One field: its label above, what helps below, and what is wrong in words next to it. */
export function TextField({ label, hint, error, prefix, className, ...input }: TextFieldProps) {
  const id = useId();
  useTypedEarly(id);
  const described = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ");
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="font-semibold">
        {label}
      </label>
      <div
        className={classNames(
          "flex min-h-14 items-center rounded-field border-2 bg-sheet focus-within:border-ink focus-within:ring-3 focus-within:ring-accent",
          error ? "border-bad" : "border-edge",
        )}
      >
        {prefix ? (
          <span className="figures border-ruled border-r pr-3 pl-4 text-ink-soft text-lead">{prefix}</span>
        ) : null}
        <input
          {...input}
          id={id}
          aria-invalid={error ? true : undefined}
          aria-describedby={described || undefined}
          className={classNames(
            "figures w-full min-w-0 bg-transparent px-4 py-3 text-lead outline-none placeholder:text-edge focus-visible:shadow-none focus-visible:outline-none",
            className,
          )}
        />
      </div>
      {hint ? (
        <p id={`${id}-hint`} className="text-ink-soft text-small">
          {hint}
        </p>
      ) : null}
      <p
        id={`${id}-error`}
        role="alert"
        className={classNames("font-medium text-bad text-small", !error && "hidden")}
      >
        {error}
      </p>
    </div>
  );
}
