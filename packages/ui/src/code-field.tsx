import { useEffect, useId, useRef, useState } from "react";
import { classNames } from "./class-names.ts";
import { useTypedEarly } from "./typed-early.ts";

export interface CodeFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (digits: string) => void;
  /** Called once when the last digit is in. */
  readonly onComplete?: (digits: string) => void;
  readonly length?: number;
  /** A PIN shows dots and is no business of a password manager; an OTP is offered from the SMS. */
  readonly purpose: "otp" | "pin" | "new-pin";
  readonly error?: string | undefined;
  /** What was typed is being looked at: nothing can be typed, and the field keeps the focus and the keyboard. */
  readonly busy?: boolean;
  readonly autoFocus?: boolean;
}

const autoComplete = { otp: "one-time-code", pin: "off", "new-pin": "off" } as const;

/**
 * A code of digits, shown in boxes. It is one field underneath, so that pasting, filling from the SMS, deleting
 * and screen readers work as they do everywhere.
 */
export function CodeField(props: CodeFieldProps) {
  const { label, value, onChange, onComplete, length = 6, purpose, error, busy = false } = props;
  const id = useId();
  useTypedEarly(id);
  const field = useRef<HTMLInputElement>(null);
  const [focused, setFocused] = useState(false);

  // A button may have taken the focus with it; what is asked for after a refusal is the same code again.
  useEffect(() => {
    if (error) field.current?.focus();
  }, [error]);

  const take = (written: string) => {
    const digits = written.replaceAll(/\D/g, "").slice(0, length);
    if (digits === value) return;
    onChange(digits);
    if (digits.length === length) onComplete?.(digits);
  };

  return (
    <div className="flex flex-col gap-2">
      <label htmlFor={id} className="font-semibold">
        {label}
      </label>
      <div className="relative">
        <input
          ref={field}
          // No name: a form that is sent before the script has come would write it into the address.
          id={id}
          type={purpose === "otp" ? "text" : "password"}
          inputMode="numeric"
          autoComplete={autoComplete[purpose]}
          pattern="[0-9]*"
          maxLength={length}
          value={value}
          // Not disabled: that would take the focus, and with it the keyboard of a phone, which only a touch brings back.
          readOnly={busy}
          aria-busy={busy || undefined}
          // biome-ignore lint/a11y/noAutofocus: the code is the only thing asked for on its screen
          autoFocus={props.autoFocus ?? false}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error` : undefined}
          onChange={(event) => take(event.target.value)}
          onFocus={() => setFocused(true)}
          onBlur={() => setFocused(false)}
          className="absolute inset-0 z-10 w-full cursor-text opacity-0"
        />
        <div aria-hidden="true" className="flex gap-2">
          {Array.from({ length }, (_, place) => (
            <span
              key={place}
              className={classNames(
                "figures grid h-14 min-w-0 flex-1 place-items-center rounded-field border-2 bg-sheet font-semibold text-title",
                error ? "border-bad" : place < value.length ? "border-ink" : "border-edge",
                focused && place === Math.min(value.length, length - 1) && "border-ink ring-3 ring-accent",
              )}
            >
              {place < value.length ? (purpose === "otp" ? value[place] : "•") : ""}
            </span>
          ))}
        </div>
      </div>
      <p id={`${id}-error`} role="alert" className="min-h-6 font-medium text-bad text-small">
        {error}
      </p>
    </div>
  );
}
