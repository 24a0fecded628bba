"use client";

import type { User } from "@drivopay/contracts/auth";
import { Email, PersonName, VehicleNumber } from "@drivopay/contracts/identifiers";
import { useTranslations } from "@drivopay/i18n/react";
import { Button } from "@drivopay/ui/button";
import { Notice } from "@drivopay/ui/card";
import { Skeleton } from "@drivopay/ui/skeleton";
import { TextField } from "@drivopay/ui/text-field";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { CircleCheck, MailQuestion } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { useTRPC } from "../trpc/client.tsx";
import { BackBar } from "./back-bar.tsx";
import { useErrorText } from "./error-text.ts";
import { Form, FormAction } from "./form.tsx";
import { ProfilePhotoField } from "./profile-photo.tsx";
import { Section } from "./section.tsx";

/** What a driver says of himself: picture, name, e-mail, vehicle. */
export function Details() {
  const translate = useTranslations("personal");
  return (
    <>
      <BackBar title={translate("details")} href="/profile" />
      <main className="flex flex-col gap-6 p-4 pb-10">
        <Section skeleton={<Skeleton className="h-24" />}>
          <ProfilePhotoField />
        </Section>
        <Section skeleton={<Skeleton className="h-96" />}>
          <DetailsForm />
        </Section>
      </main>
    </>
  );
}

const empty = { name: undefined, email: undefined, vehicle: undefined };

function DetailsForm() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const translate = useTranslations("personal");
  const profile = useTranslations("profile");
  const shell = useTranslations("shell");
  const auth = useTranslations("auth");
  const kyc = useTranslations("kyc");
  const errorText = useErrorText();
  const { data } = useSuspenseQuery(trpc.users.me.queryOptions());
  const { user } = data;
  const [name, setName] = useState(user.name);
  const [email, setEmail] = useState(user.email ?? "");
  const [vehicle, setVehicle] = useState(user.vehicleNumber ?? "");
  const [wrong, setWrong] = useState<Readonly<Record<keyof typeof empty, string | undefined>>>(empty);
  const save = useMutation(
    trpc.users.update.mutationOptions({
      onSuccess: (answer) => {
        queryClient.setQueryData(trpc.users.me.queryKey(), answer);
      },
    }),
  );
  const nameFixed = user.kycStatus !== "NOT_SUBMITTED" && user.kycStatus !== "REJECTED";
  const submit = () => {
    const problems = {
      name: PersonName.safeParse(name).success ? undefined : auth("nameInvalid"),
      email: email === "" || Email.safeParse(email).success ? undefined : translate("emailInvalid"),
      vehicle: vehicle === "" || VehicleNumber.safeParse(vehicle).success ? undefined : kyc("vehicleInvalid"),
    };
    setWrong(problems);
    if (Object.values(problems).some(Boolean)) return;
    save.mutate({
      ...(nameFixed ? {} : { name }),
      ...(email === "" ? {} : { email }),
      ...(vehicle === "" ? {} : { vehicle }),
    });
  };
  return (
    <Form className="flex flex-col gap-5" onSubmit={submit}>
      <TextField
        label={profile("name")}
        hint={nameFixed ? translate("nameFixed") : auth("nameHint")}
        name="name"
        autoComplete="name"
        maxLength={100}
        readOnly={nameFixed}
        value={name}
        onChange={(event) => setName(event.target.value)}
        error={wrong.name}
      />
      <TextField
        label={translate("email")}
        hint={translate("emailHint")}
        name="email"
        type="email"
        inputMode="email"
        autoComplete="email"
        maxLength={254}
        value={email}
        onChange={(event) => setEmail(event.target.value.trim())}
        error={wrong.email}
      />
      {user.email !== null && user.email === email.toLowerCase() ? <EmailState user={user} /> : null}
      <TextField
        label={profile("vehicle")}
        hint={kyc("vehicleHint")}
        name="vehicle"
        autoComplete="off"
        autoCapitalize="characters"
        maxLength={16}
        className="uppercase"
        value={vehicle}
        onChange={(event) => setVehicle(event.target.value)}
        error={wrong.vehicle}
      />
      <p role="alert" className="font-medium text-bad empty:hidden">
        {save.error ? errorText(save.error) : ""}
      </p>
      <p role="status" className="font-medium text-good empty:hidden">
        {save.isSuccess ? profile("saved") : ""}
      </p>
      <FormAction>
        <Button type="submit" size="large" wide busy={save.isPending}>
          {shell("save")}
        </Button>
      </FormAction>
    </Form>
  );
}

function EmailState({ user }: { readonly user: User }) {
  const translate = useTranslations("personal");
  if (user.emailVerified) {
    return (
      <p className="-mt-3 flex items-center gap-2 font-medium text-good">
        <CircleCheck aria-hidden="true" className="size-5" />
        {translate("verified")}
      </p>
    );
  }
  return (
    <Notice
      tone="wait"
      icon={<MailQuestion aria-hidden="true" className="size-6" />}
      title={translate("notVerified")}
      action={
        <Button asChild kind="secondary">
          <Link href="/profile/details/email">{translate("verifyEmail")}</Link>
        </Button>
      }
    />
  );
}
