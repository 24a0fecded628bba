"use client";

import { AddBankAccountInput, AddUpiAddressInput, IfscInput } from "@drivopay/contracts/wallet";
import { useTranslations } from "@drivopay/i18n/react";
import { Button } from "@drivopay/ui/button";
import { Choice } from "@drivopay/ui/choice";
import { Sheet } from "@drivopay/ui/sheet";
import { TextField } from "@drivopay/ui/text-field";
import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { CircleCheck } from "lucide-react";
import { useRouter } from "next/navigation";
import { type ComponentProps, useState } from "react";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { useTRPC } from "../trpc/client.tsx";
import { BackBar } from "./back-bar.tsx";
import { useErrorText } from "./error-text.ts";
import { Form, FormAction } from "./form.tsx";
import { PinField } from "./pin-field.tsx";

const AccountForm = AddBankAccountInput.omit({ pin: true })
  .extend({ accountNumberAgain: z.string() })
  .refine((form) => form.accountNumber === form.accountNumberAgain.trim(), { path: ["accountNumberAgain"] });

const UpiForm = AddUpiAddressInput.omit({ pin: true });
type Way = "account" | "upi";

/** Where money should go: an account at a bank, or a UPI address. */
export function AddBankAccount() {
  const translate = useTranslations("bank");
  const sending = useTranslations("sending");
  const [way, setWay] = useState<Way>("account");
  return (
    <>
      <BackBar title={translate("add")} href="/bank" />
      <main className="flex flex-col">
        <section className="flex flex-col gap-2 px-4 pt-4">
          <h2 className="font-semibold">{sending("addHow")}</h2>
          <Choice
            label={sending("addHow")}
            value={way}
            onChange={setWay}
            options={[
              { value: "account", label: sending("byAccount") },
              { value: "upi", label: sending("byUpi"), detail: sending("upiHint") },
            ]}
          />
        </section>
        {way === "account" ? <AccountFields /> : <UpiFields />}
      </main>
    </>
  );
}

/** A UPI address and the name behind it, then the PIN. */
function UpiFields() {
  const trpc = useTRPC();
  const translate = useTranslations("bank");
  const sending = useTranslations("sending");
  const shell = useTranslations("shell");
  const onAdded = useAdded();
  const [asking, setAsking] = useState(false);
  const [pin, setPin] = useState("");
  const form = useForm({
    resolver: zodResolver(UpiForm),
    mode: "onTouched",
    defaultValues: { upiAddress: "", accountHolderName: "" },
  });
  const { errors } = form.formState;
  const add = useMutation(
    trpc.wallet.bankAccounts.addUpi.mutationOptions({ onSuccess: onAdded, onError: () => setPin("") }),
  );
  return (
    <>
      <Form className="flex flex-col gap-5 p-4 pb-10" onSubmit={form.handleSubmit(() => setAsking(true))}>
        <TextField
          label={sending("byUpi")}
          inputMode="email"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          error={errors.upiAddress ? sending("upiInvalid") : undefined}
          {...form.register("upiAddress")}
        />
        <TextField
          label={translate("holder")}
          autoComplete="name"
          error={errors.accountHolderName ? translate("holderInvalid") : undefined}
          {...form.register("accountHolderName")}
        />
        <FormAction>
          <Button type="submit" size="large" wide>
            {shell("continue")}
          </Button>
        </FormAction>
      </Form>
      <AskPin
        open={asking}
        onOpenChange={setAsking}
        title={sending("byUpi")}
        label={sending("upiPin")}
        pin={pin}
        onPin={setPin}
        onComplete={(digits) => add.mutate({ ...UpiForm.parse(form.getValues()), pin: digits })}
        busy={add.isPending}
        failure={add.error}
      />
    </>
  );
}

/** Back to the accounts, of which there is one more. */
function useAdded(): () => Promise<void> {
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  return async () => {
    await queryClient.invalidateQueries({ queryKey: trpc.wallet.bankAccounts.list.queryKey() });
    router.replace("/bank");
  };
}

interface AskPinProps extends ComponentProps<typeof PinField> {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: string;
}

function AskPin({ open, onOpenChange, title, ...field }: AskPinProps) {
  const shell = useTranslations("shell");
  return (
    <Sheet open={open} onOpenChange={onOpenChange} title={title} closeLabel={shell("close")}>
      <PinField {...field} />
    </Sheet>
  );
}

/** An account: number twice, IFSC looked up while it is typed, then the PIN. */
function AccountFields() {
  const trpc = useTRPC();
  const translate = useTranslations("bank");
  const shell = useTranslations("shell");
  const onAdded = useAdded();
  const [asking, setAsking] = useState(false);
  const [pin, setPin] = useState("");
  const form = useForm({
    resolver: zodResolver(AccountForm),
    mode: "onTouched",
    defaultValues: { accountNumber: "", accountNumberAgain: "", ifscCode: "", accountHolderName: "" },
  });
  const { errors } = form.formState;
  const add = useMutation(
    trpc.wallet.bankAccounts.add.mutationOptions({ onSuccess: onAdded, onError: () => setPin("") }),
  );
  const submit = (digits: string) => {
    const { accountNumber, ifscCode, accountHolderName } = AccountForm.parse(form.getValues());
    add.mutate({ accountNumber, ifscCode, accountHolderName, pin: digits });
  };
  return (
    <>
      <Form className="flex flex-col gap-5 p-4 pb-10" onSubmit={form.handleSubmit(() => setAsking(true))}>
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
        <FormAction>
          <Button type="submit" size="large" wide>
            {shell("continue")}
          </Button>
        </FormAction>
      </Form>
      <AskPin
        open={asking}
        onOpenChange={setAsking}
        title={translate("add")}
        label={translate("pinTitle")}
        pin={pin}
        onPin={setPin}
        onComplete={submit}
        busy={add.isPending}
        failure={add.error}
      />
    </>
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
