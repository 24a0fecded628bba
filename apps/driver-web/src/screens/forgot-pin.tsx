"use client";

import { useTranslations } from "@drivopay/i18n/react";
import { Button } from "@drivopay/ui/button";
import { CodeField } from "@drivopay/ui/code-field";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTRPC } from "../trpc/client.tsx";
import { errorFacts, useErrorText } from "./error-text.ts";
import { groupedMobile } from "./phone-number.ts";
import { Section } from "./section.tsx";
import { Step } from "./step.tsx";

/** A new PIN for whoever holds the phone: the code from the SMS, then the PIN twice. It lifts a lock as well. */
export function ForgotPin() {
  return (
    <Section skeleton={<div className="min-h-dvh" />}>
      <Loaded />
    </Section>
  );
}

type Stage = "ask" | "code" | "pin" | "again";

function Loaded() {
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const translate = useTranslations("personal");
  const auth = useTranslations("auth");
  const errorText = useErrorText();
  const { data } = useSuspenseQuery(trpc.users.me.queryOptions());
  const { phone } = data.user;
  const [stage, setStage] = useState<Stage>("ask");
  const [typed, setTyped] = useState({ code: "", pin: "", again: "" });
  const [problem, setProblem] = useState<string>();
  const startOver = (at: Stage, why?: string) => {
    setTyped((before) => ({ ...before, ...(at === "code" ? { code: "" } : {}), pin: "", again: "" }));
    setProblem(why);
    setStage(at);
  };
  const send = useMutation(
    trpc.auth.forgotPassword.mutationOptions({
      onSuccess: () => startOver("code"),
      onError: (error) => setProblem(errorText(error)),
    }),
  );
  const reset = useMutation(
    trpc.auth.resetPassword.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: trpc.users.me.queryKey() });
        router.push("/profile");
      },
      onError: (error) =>
        startOver(errorFacts(error).code === "PIN_TOO_SIMPLE" ? "pin" : "code", errorText(error)),
    }),
  );
  const write = (field: keyof typeof typed) => (digits: string) => {
    setProblem(undefined);
    setTyped((before) => ({ ...before, [field]: digits }));
  };
  const confirm = (again: string) => {
    if (again !== typed.pin) startOver("pin", auth("pinMismatch"));
    else reset.mutate({ phone, otp: typed.code, pin: again });
  };
  if (stage === "ask") {
    return (
      <Step
        title={translate("forgotPin")}
        hint={translate("forgotPinBody", { phone: groupedMobile(phone.slice(3)) })}
        onBack={() => router.back()}
        onSubmit={() => send.mutate({ phone })}
        action={
          <Button type="submit" size="large" wide busy={send.isPending}>
            {auth("sendCode")}
          </Button>
        }
      >
        <p role="alert" className="font-medium text-bad empty:hidden">
          {problem}
        </p>
      </Step>
    );
  }
  const fields = {
    code: { title: auth("otpTitle"), label: auth("otpLabel"), purpose: "otp", next: () => setStage("pin") },
    pin: {
      title: auth("pinTitle"),
      label: auth("newPin"),
      purpose: "new-pin",
      next: () => setStage("again"),
    },
    again: { title: auth("pinAgainTitle"), label: auth("pinAgainTitle"), purpose: "new-pin", next: confirm },
  } as const;
  const { title, label, purpose, next } = fields[stage];
  return (
    <Step
      title={title}
      onBack={() => startOver("ask")}
      onSubmit={() => typed[stage].length === 6 && next(typed[stage])}
    >
      <CodeField
        key={stage}
        label={label}
        purpose={purpose}
        value={typed[stage]}
        onChange={write(stage)}
        onComplete={next}
        busy={reset.isPending || reset.isSuccess}
        error={problem}
        autoFocus
      />
    </Step>
  );
}
