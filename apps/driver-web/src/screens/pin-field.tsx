"use client";

import { useTranslations } from "@drivopay/i18n/react";
import { Button } from "@drivopay/ui/button";
import { CodeField } from "@drivopay/ui/code-field";
import { errorFacts, useErrorText } from "./error-text.ts";

interface PinFieldProps {
  readonly label: string;
  readonly pin: string;
  readonly onPin: (pin: string) => void;
  /** Called with the last digit: no button stands between the PIN and what it sets off. */
  readonly onComplete: (digits: string) => void;
  readonly busy: boolean;
  readonly failure: unknown;
}

/** The PIN, and why it was refused; a driver who has none is led to where one is made. */
export function PinField({ label, pin, onPin, onComplete, busy, failure }: PinFieldProps) {
  const profile = useTranslations("profile");
  const errorText = useErrorText();
  return (
    <>
      <CodeField
        label={label}
        purpose="pin"
        value={pin}
        onChange={onPin}
        onComplete={onComplete}
        busy={busy}
        error={failure ? errorText(failure) : undefined}
        autoFocus
      />
      {failure && errorFacts(failure).code === "PIN_NOT_SET" ? (
        <Button asChild kind="secondary">
          <a href="/profile/pin">{profile("pinNotSet")}</a>
        </Button>
      ) : null}
    </>
  );
}
