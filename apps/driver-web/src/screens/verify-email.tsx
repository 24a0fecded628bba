"use client";

import { useTranslations } from "@drivopay/i18n/react";
import { Button } from "@drivopay/ui/button";
import { CodeField } from "@drivopay/ui/code-field";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTRPC } from "../trpc/client.tsx";
import { errorFacts, useErrorText } from "./error-text.ts";
import { Section } from "./section.tsx";
import { Step } from "./step.tsx";

/** Proves an e-mail address: a letter with a code, then the code. */
export function VerifyEmail() {
  return (
    <Section skeleton={<div className="min-h-dvh" />}>
      <Loaded />
    </Section>
  );
}

function Loaded() {
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const translate = useTranslations("personal");
  const auth = useTranslations("auth");
  const errorText = useErrorText();
  const { data } = useSuspenseQuery(trpc.users.me.queryOptions());
  const [sent, setSent] = useState(false);
  const [code, setCode] = useState("");
  const back = () => router.push("/profile/details");
  const send = useMutation(
    trpc.auth.email.sendCode.mutationOptions({
      onSuccess: () => setSent(true),
      // The letter sent a moment ago is still good: go on to where its code is asked for.
      onError: (error) => errorFacts(error).code === "OTP_RESEND_TOO_SOON" && setSent(true),
    }),
  );
  const verify = useMutation(
    trpc.auth.email.verify.mutationOptions({
      onSuccess: (answer) => {
        queryClient.setQueryData(trpc.users.me.queryKey(), answer);
        back();
      },
      onError: () => setCode(""),
    }),
  );
  const email = data.user.email ?? "";
  const failure = sent ? verify.error : send.error;
  if (!sent) {
    return (
      <Step
        title={translate("verifyEmail")}
        hint={email}
        onBack={back}
        onSubmit={() => send.mutate()}
        action={
          <Button type="submit" size="large" wide busy={send.isPending}>
            {auth("sendCode")}
          </Button>
        }
      >
        <p role="alert" className="font-medium text-bad empty:hidden">
          {failure ? errorText(failure) : ""}
        </p>
      </Step>
    );
  }
  return (
    <Step
      title={auth("otpTitle")}
      hint={translate("emailSentTo", { email })}
      onBack={() => setSent(false)}
      onSubmit={() => code.length === 6 && verify.mutate({ otp: code })}
    >
      <CodeField
        label={auth("otpLabel")}
        purpose="otp"
        value={code}
        onChange={(digits) => {
          verify.reset();
          setCode(digits);
        }}
        onComplete={(otp) => verify.mutate({ otp })}
        busy={verify.isPending || verify.isSuccess}
        error={failure ? errorText(failure) : undefined}
        autoFocus
      />
    </Step>
  );
}
