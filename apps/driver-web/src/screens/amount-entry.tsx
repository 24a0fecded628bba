"use client";

import { useTranslations } from "@drivopay/i18n/react";
import { Keypad } from "@drivopay/ui/keypad";
import { useTypedEarly } from "@drivopay/ui/typed-early";
import { useId } from "react";
import { cleanAmount, groupedAmount, pressKey } from "./amount-text.ts";

interface AmountEntryProps {
  readonly label: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly error?: string | null;
  readonly hint?: string;
}

/** An amount, typed on the large keys or on a keyboard. */
export function AmountEntry({ label, text, onText, error, hint }: AmountEntryProps) {
  const translate = useTranslations("shell");
  const id = useId();
  useTypedEarly(id);
  return (
    <div className="flex flex-1 flex-col">
      <div className="flex flex-1 flex-col items-center justify-center gap-2 px-4 py-6 text-center">
        <label htmlFor={id} className="text-ink-soft">
          {label}
        </label>
        <div className="figures flex max-w-full items-baseline justify-center font-bold text-balance">
          <span aria-hidden="true" className={text === "" ? "text-ink-soft" : ""}>
            ₹
          </span>
          <input
            id={id}
            // The keys below are the keyboard of a phone; a real keyboard types here all the same.
            inputMode="none"
            // biome-ignore lint/a11y/noAutofocus: the amount is the only thing asked for on its screen
            autoFocus
            autoComplete="off"
            value={text === "" ? "" : groupedAmount(text)}
            placeholder="0"
            onChange={(event) => onText(cleanAmount(event.target.value))}
            aria-describedby={`${id}-note`}
            aria-invalid={error ? true : undefined}
            className="field-sizing-content min-w-[1ch] max-w-full rounded-mark bg-transparent text-center caret-accent outline-none placeholder:text-ink-soft"
          />
        </div>
        <p
          id={`${id}-note`}
          role={error ? "alert" : undefined}
          className={error ? "font-medium text-bad" : "text-ink-soft"}
        >
          {error ?? hint ?? ""}
        </p>
      </div>
      <Keypad
        onKey={(key) => onText(pressKey(text, key))}
        labels={{
          keypad: translate("keypad"),
          delete: translate("keypadDelete"),
          point: translate("keypadPoint"),
        }}
      />
    </div>
  );
}
