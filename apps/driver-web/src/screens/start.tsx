"use client";

import { useTranslations } from "@drivopay/i18n/react";
import { Button } from "@drivopay/ui/button";
import { TextField } from "@drivopay/ui/text-field";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { useTRPC } from "../trpc/client.tsx";
import { useErrorText } from "./error-text.ts";
import { NewPin } from "./new-pin.tsx";
import { Section } from "./section.tsx";
import { Step } from "./step.tsx";

/** What a new driver still has to say: the name, then a PIN. One who has said both goes home. */
export function Start() {
  return (
    <Section skeleton={<div className="min-h-dvh" />}>
      <Next />
    </Section>
  );
}

function Next() {
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const { data } = useSuspenseQuery(trpc.users.me.queryOptions());
  const { name, pinSet } = data.user;
  const complete = name !== "" && pinSet;

  useEffect(() => {
    if (complete) router.replace("/");
  }, [complete, router]);

  if (complete) return <div className="min-h-dvh" />;
  if (name === "") return <NameStep />;
  return (
    <NewPin
      currentPin={null}
      onDone={() => void queryClient.invalidateQueries({ queryKey: trpc.users.me.queryKey() })}
    />
  );
}

function NameStep() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const translate = useTranslations("auth");
  const shell = useTranslations("shell");
  const errorText = useErrorText();
  const [name, setName] = useState("");
  const [tried, setTried] = useState(false);
  const update = useMutation(
    trpc.users.update.mutationOptions({
      onSuccess: (answer) => queryClient.setQueryData(trpc.users.me.queryKey(), answer),
    }),
  );
  const valid = name.trim().length >= 2;
  return (
    <Step
      title={translate("nameTitle")}
      onSubmit={() => {
        setTried(true);
        if (valid) update.mutate({ name: name.trim() });
      }}
      action={
        <Button type="submit" size="large" wide busy={update.isPending}>
          {shell("continue")}
        </Button>
      }
    >
      <TextField
        label={translate("nameLabel")}
        hint={translate("nameHint")}
        name="name"
        autoComplete="name"
        autoCapitalize="words"
        autoFocus
        maxLength={100}
        value={name}
        onChange={(event) => setName(event.target.value)}
        error={
          tried && !valid ? translate("nameInvalid") : update.error ? errorText(update.error) : undefined
        }
      />
    </Step>
  );
}
