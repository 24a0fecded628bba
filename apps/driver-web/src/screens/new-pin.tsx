"use client";

import { useTranslations } from "@drivopay/i18n/react";
import { CodeField } from "@drivopay/ui/code-field";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "../trpc/client.tsx";
import { useErrorText } from "./error-text.ts";
import { Step } from "./step.tsx";

interface NewPinProps {
  /** The PIN so far, where there is one. */
  readonly currentPin: string | null;
  readonly onDone: () => void;
  readonly onBack?: () => void;
}

/** A PIN, typed twice. */
export function NewPin({ currentPin, onDone, onBack }: NewPinProps) {
  const trpc = useTRPC();
  const translate = useTranslations("auth");
  const errorText = useErrorText();
  const [first, setFirst] = useState("");
  const [again, setAgain] = useState("");
  const [confirming, setConfirming] = useState(false);
  const [problem, setProblem] = useState<string>();

  const startOver = (why: string) => {
    setFirst("");
    setAgain("");
    setConfirming(false);
    setProblem(why);
  };
  const save = useMutation(
    trpc.auth.setPin.mutationOptions({ onSuccess: onDone, onError: (error) => startOver(errorText(error)) }),
  );
  const confirm = (digits: string) => {
    if (digits !== first) startOver(translate("pinMismatch"));
    else save.mutate(currentPin === null ? { pin: digits } : { pin: digits, currentPin });
  };

  return (
    <Step
      title={translate(confirming ? "pinAgainTitle" : "pinTitle")}
      hint={translate("pinHint")}
      onSubmit={() => {}}
      {...(onBack ? { onBack } : {})}
    >
      {confirming ? (
        <CodeField
          key="again"
          label={translate("pinAgainTitle")}
          purpose="new-pin"
          value={again}
          onChange={setAgain}
          onComplete={confirm}
          busy={save.isPending || save.isSuccess}
          autoFocus
        />
      ) : (
        <CodeField
          key="first"
          label={translate("newPin")}
          purpose="new-pin"
          value={first}
          onChange={(digits) => {
            setProblem(undefined);
            setFirst(digits);
          }}
          onComplete={() => setConfirming(true)}
          error={problem}
          autoFocus
        />
      )}
    </Step>
  );
}
