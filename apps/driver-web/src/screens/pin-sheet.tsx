"use client";

import { useTranslations } from "@drivopay/i18n/react";
import { Button, type ButtonProps } from "@drivopay/ui/button";
import { CodeField } from "@drivopay/ui/code-field";
import { Sheet } from "@drivopay/ui/sheet";
import Link from "next/link";
import { type ReactNode, useState } from "react";
import { useErrorText } from "./error-text.ts";
import { Form } from "./form.tsx";

interface PinSheetProps {
  readonly title: string;
  readonly children?: ReactNode;
  /** What the PIN sets off. */
  readonly action: string;
  readonly kind?: ButtonProps["kind"];
  readonly busy: boolean;
  readonly error: unknown;
  readonly onPin: (pin: string) => void;
  readonly onClose: () => void;
}

/** Asks for the PIN before something that cannot be undone or shows much. */
export function PinSheet({
  title,
  children,
  action,
  kind = "primary",
  busy,
  error,
  onPin,
  onClose,
}: PinSheetProps) {
  const translate = useTranslations("personal");
  const shell = useTranslations("shell");
  const errorText = useErrorText();
  const [pin, setPin] = useState("");
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      description={children}
      closeLabel={shell("close")}
    >
      <Form
        className="flex flex-col gap-4"
        onSubmit={() => {
          if (pin.length < 6 || busy) return;
          onPin(pin);
          setPin("");
        }}
      >
        <CodeField
          label={translate("enterPin")}
          purpose="pin"
          value={pin}
          onChange={setPin}
          busy={busy}
          error={error ? errorText(error) : undefined}
          autoFocus
        />
        <Button type="submit" kind={kind} size="large" wide busy={busy} disabled={pin.length < 6 && !busy}>
          {action}
        </Button>
        <Button asChild kind="quiet">
          <Link href="/profile/pin/forgot">{translate("forgotPin")}</Link>
        </Button>
      </Form>
    </Sheet>
  );
}
