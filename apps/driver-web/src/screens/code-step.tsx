"use client";

import type { ErrorTextCode } from "@drivopay/i18n/error-text";
import { useTranslations } from "@drivopay/i18n/react";
import { Button } from "@drivopay/ui/button";
import { CodeField } from "@drivopay/ui/code-field";
import { useMutation } from "@tanstack/react-query";
import { signIn } from "next-auth/react";
import { useEffect, useState } from "react";
import { useTRPC } from "../trpc/client.tsx";
import { useErrorText, useTextCode } from "./error-text.ts";
import { groupedMobile } from "./phone-number.ts";
import { Step } from "./step.tsx";

const resendAfterSeconds = 30;

interface CodeStepProps {
  readonly phone: string;
  readonly onBack: () => void;
}

export function CodeStep({ phone, onBack }: CodeStepProps) {
  const translate = useTranslations("auth");
  const shell = useTranslations("shell");
  const errors = useTranslations("errors");
  const textCode = useTextCode();
  const [code, setCode] = useState("");
  const verify = useMutation({
    mutationFn: async (otp: string): Promise<ErrorTextCode | null> => {
      const answer = await signIn("credentials", {
        redirect: false,
        phone: `+91${phone}`,
        otp,
        deviceName: deviceName(),
      });
      if (answer?.ok) {
        window.location.replace("/start");
        return null;
      }
      setCode("");
      return textCode(answer?.error ?? "");
    },
  });
  const failure = verify.data ?? (verify.error ? "OFFLINE" : null);
  const busy = verify.isPending || verify.data === null;
  return (
    <Step
      title={translate("otpTitle")}
      hint={translate("otpSentTo", { phone: `+91 ${groupedMobile(phone)}` })}
      onBack={onBack}
      onSubmit={() => code.length === 6 && verify.mutate(code)}
      action={
        <Button type="submit" size="large" wide busy={busy} disabled={code.length < 6}>
          {shell("continue")}
        </Button>
      }
    >
      <CodeField
        label={translate("otpLabel")}
        purpose="otp"
        value={code}
        onChange={(digits) => {
          verify.reset();
          setCode(digits);
        }}
        onComplete={(digits) => verify.mutate(digits)}
        busy={busy}
        error={failure ? errors(failure) : undefined}
        autoFocus
      />
      <Resend phone={phone} />
      <p className="text-ink-soft text-small">{translate("otpSafety")}</p>
    </Step>
  );
}

function Resend({ phone }: { readonly phone: string }) {
  const trpc = useTRPC();
  const translate = useTranslations("auth");
  const errorText = useErrorText();
  const [seconds, setSeconds] = useState(resendAfterSeconds);
  const send = useMutation(
    trpc.auth.login.mutationOptions({ onSuccess: () => setSeconds(resendAfterSeconds) }),
  );
  const waiting = seconds > 0;

  useEffect(() => {
    if (!waiting) return;
    const tick = setInterval(() => setSeconds((left) => left - 1), 1000);
    return () => clearInterval(tick);
  }, [waiting]);

  return (
    <div className="flex flex-col items-start gap-1">
      <Button
        kind="quiet"
        disabled={waiting}
        busy={send.isPending}
        onClick={() => send.mutate({ phone: `+91${phone}` })}
        className="-mx-4"
      >
        {waiting ? translate("resendIn", { seconds: String(seconds) }) : translate("resend")}
      </Button>
      <p role="status" className="text-small">
        {send.isSuccess ? translate("resent") : send.error ? errorText(send.error) : ""}
      </p>
    </div>
  );
}

/** What the driver will know this phone by in the list of devices. */
function deviceName(): string {
  const system = /Android|iPhone|iPad|Windows|Mac OS|Linux/.exec(navigator.userAgent)?.[0] ?? "Web";
  const browser = /(Edg|SamsungBrowser|OPR|Firefox|Chrome|Safari)\//.exec(navigator.userAgent)?.[1] ?? "";
  return `${browser} ${system}`.trim();
}
