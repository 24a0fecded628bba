"use client";

import { useTranslations } from "@drivopay/i18n/react";
import { Button } from "@drivopay/ui/button";
import { TextField } from "@drivopay/ui/text-field";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTRPC } from "../trpc/client.tsx";
import { errorFacts, useErrorText } from "./error-text.ts";
import { NoticeLink } from "./notice-link.tsx";
import { groupedMobile, isMobile, mobileDigits } from "./phone-number.ts";
import { Step } from "./step.tsx";

interface PhoneStepProps {
  readonly phone: string;
  readonly onPhone: (digits: string) => void;
  readonly onSent: () => void;
}

export function PhoneStep({ phone, onPhone, onSent }: PhoneStepProps) {
  const trpc = useTRPC();
  const router = useRouter();
  const translate = useTranslations("auth");
  const errorText = useErrorText();
  const [tried, setTried] = useState(false);
  const send = useMutation(
    trpc.auth.login.mutationOptions({
      onSuccess: onSent,
      // The code sent a moment ago is still good: go on to where it is asked for.
      onError: (error) => errorFacts(error).code === "OTP_RESEND_TOO_SOON" && onSent(),
    }),
  );
  const invalid = tried && !isMobile(phone) ? translate("phoneInvalid") : undefined;
  return (
    <Step
      title={translate("phoneTitle")}
      onBack={() => router.push("/welcome")}
      onSubmit={() => {
        setTried(true);
        if (isMobile(phone)) send.mutate({ phone: `+91${phone}` });
      }}
      action={
        <Button type="submit" size="large" wide busy={send.isPending}>
          {translate("sendCode")}
        </Button>
      }
    >
      <TextField
        label={translate("phoneLabel")}
        hint={translate("phoneHint")}
        prefix="+91"
        type="tel"
        name="tel"
        inputMode="numeric"
        autoComplete="tel-national"
        autoFocus
        value={groupedMobile(phone)}
        onChange={(event) => {
          setTried(false);
          send.reset();
          onPhone(mobileDigits(event.target.value));
        }}
        error={invalid ?? (send.error ? errorText(send.error) : undefined)}
      />
      <NoticeLink />
    </Step>
  );
}
