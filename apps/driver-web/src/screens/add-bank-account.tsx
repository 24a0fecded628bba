"use client";

import { AddBankAccountInput, IfscInput } from "@drivopay/contracts/wallet";
import { useTranslations } from "@drivopay/i18n/react";
import { Button } from "@drivopay/ui/button";
import { CodeField } from "@drivopay/ui/code-field";
import { Sheet } from "@drivopay/ui/sheet";
import { TextField } from "@drivopay/ui/text-field";
import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { CircleCheck } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { useTRPC } from "../trpc/client.tsx";
import { BackBar } from "./back-bar.tsx";
import { errorFacts, useErrorText } from "./error-text.ts";

const AccountForm = AddBankAccountInput.omit({ pin: true })
  .extend({ accountNumberAgain: z.string() })
  .refine((form) => form.accountNumber === form.accountNumberAgain.trim(), { path: ["accountNumberAgain"] });

/** A new account: number twice, IFSC looked up while it is typed, then the PIN. */
export function AddBankAccount() {
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const translate = useTranslations("bank");
  const common = useTranslations("common");
  const errorText = useErrorText();
  const [asking, setAsking] = useState(false);
  const [pin, setPin] = useState("");
  const form = useForm({
    resolver: zodResolver(AccountForm),
    mode: "onTouched",
    defaultValues: { accountNumber: "", accountNumberAgain: "", ifscCode: "", accountHolderName: "" },
  });
  const { errors } = form.formState;

  const add = useMutation(
    trpc.wallet.bankAccounts.add.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: trpc.wallet.bankAccounts.list.queryKey() });
        router.replace("/bank");
      },
      onError: () => setPin(""),
    }),
  );
  const submit = (digits: string) => {
    const { accountNumber, ifscCode, accountHolderName } = AccountForm.parse(form.getValues());
    add.mutate({ accountNumber, ifscCode, accountHolderName, pin: digits });
  };

  return (
    <>
      <BackBar title={translate("add")} href="/bank" />
      <main>
        <form
          className="flex flex-col gap-5 p-4 pb-10"
          noValidate
          onSubmit={form.handleSubmit(() => setAsking(true))}
        >
          <TextField
            label={translate("accountNumber")}
            inputMode="numeric"
            autoComplete="off"
            error={errors.accountNumber ? translate("accountNumberInvalid") : undefined}
            {...form.register("accountNumber")}
          />
          <TextField
            label={translate("accountNumberAgain")}
            inputMode="numeric"
            autoComplete="off"
            error={errors.accountNumberAgain ? translate("accountNumberMismatch") : undefined}
            {...form.register("accountNumberAgain")}
          />
          <IfscField
            written={form.watch("ifscCode")}
            field={form.register("ifscCode")}
            error={errors.ifscCode ? translate("ifscInvalid") : undefined}
          />
          <TextField
            label={translate("holder")}
            autoComplete="name"
            error={errors.accountHolderName ? translate("holderInvalid") : undefined}
            {...form.register("accountHolderName")}
          />
          <Button type="submit" size="large" wide>
            {common("continue")}
          </Button>
        </form>
      </main>
      <Sheet open={asking} onOpenChange={setAsking} title={translate("add")} closeLabel={common("close")}>
        <CodeField
          label={translate("pinTitle")}
          purpose="pin"
          value={pin}
          onChange={setPin}
          onComplete={submit}
          disabled={add.isPending}
          error={add.error ? errorText(add.error) : undefined}
          autoFocus
        />
        {add.error && errorFacts(add.error).code === "PIN_NOT_SET" ? <PinLink /> : null}
      </Sheet>
    </>
  );
}

function PinLink() {
  const translate = useTranslations("profile");
  return (
    <Button asChild kind="secondary">
      <a href="/profile/pin">{translate("pinNotSet")}</a>
    </Button>
  );
}

interface IfscFieldProps {
  readonly written: string;
  readonly field: ReturnType<ReturnType<typeof useForm>["register"]>;
  readonly error: string | undefined;
}

function IfscField({ written, field, error }: IfscFieldProps) {
  const trpc = useTRPC();
  const translate = useTranslations("bank");
  const errorText = useErrorText();
  const parsed = IfscInput.safeParse({ ifscCode: written });
  const branch = useQuery({
    ...trpc.wallet.bankAccounts.lookupIfsc.queryOptions({ ifscCode: parsed.data?.ifscCode ?? "" }),
    enabled: parsed.success,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const found = parsed.success ? branch.data : undefined;
  return (
    <TextField
      label={translate("ifsc")}
      autoComplete="off"
      autoCapitalize="characters"
      maxLength={11}
      className="uppercase"
      hint={
        found ? (
          <span className="flex items-center gap-1 font-medium text-good">
            <CircleCheck aria-hidden="true" className="size-4 shrink-0" />
            {`${found.bankName}, ${found.branch ?? found.ifscCode}`}
          </span>
        ) : (
          translate("ifscHint")
        )
      }
      error={parsed.success && branch.error ? errorText(branch.error) : error}
      {...field}
    />
  );
}
