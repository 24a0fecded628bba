"use client";

import { useTranslations } from "@drivopay/i18n/react";
import { Button } from "@drivopay/ui/button";
import { CodeField } from "@drivopay/ui/code-field";
import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTRPC } from "../trpc/client.tsx";
import { NewPin } from "./new-pin.tsx";
import { Section } from "./section.tsx";
import { Step } from "./step.tsx";

/** A first PIN, or another one after the present one. */
export function ChangePin() {
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
  const translate = useTranslations("auth");
  const shell = useTranslations("shell");
  const personal = useTranslations("personal");
  const { data } = useSuspenseQuery(trpc.users.me.queryOptions());
  const [current, setCurrent] = useState("");
  const [given, setGiven] = useState(!data.user.pinSet);

  const back = () => router.push("/profile");
  if (given) {
    return (
      <NewPin
        currentPin={data.user.pinSet ? current : null}
        onBack={back}
        onDone={() => {
          void queryClient.invalidateQueries({ queryKey: trpc.users.me.queryKey() });
          back();
        }}
      />
    );
  }
  const go = () => current.length === 6 && setGiven(true);
  return (
    <Step
      title={translate("currentPin")}
      onBack={back}
      onSubmit={go}
      action={
        <Button type="submit" size="large" wide disabled={current.length < 6}>
          {shell("continue")}
        </Button>
      }
    >
      <CodeField
        label={translate("currentPin")}
        purpose="pin"
        value={current}
        onChange={setCurrent}
        autoFocus
      />
      <Button asChild kind="quiet" className="-mx-4 self-start">
        <Link href="/profile/pin/forgot">{personal("forgotPin")}</Link>
      </Button>
    </Step>
  );
}
