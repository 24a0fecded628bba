"use client";

import { isAadhaarNumber } from "@drivopay/contracts/identifiers";
import { type DocumentType, type Kyc, SubmitKycInput } from "@drivopay/contracts/users";
import { useTranslations } from "@drivopay/i18n/react";
import { Button } from "@drivopay/ui/button";
import { TextField } from "@drivopay/ui/text-field";
import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { useTRPC } from "../trpc/client.tsx";
import { DocumentField } from "./document-field.tsx";
import { useErrorText } from "./error-text.ts";

/** The contract's form, with the whole Aadhaar number in place of its last four: it is checked here and stays here. */
const PapersForm = SubmitKycInput.omit({ aadhaarLast4: true, documentIds: true }).extend({
  aadhaar: z
    .string()
    .transform((written) => written.replaceAll(/\s/g, ""))
    .refine(isAadhaarNumber),
});

const documentTypes: readonly DocumentType[] = ["PAN", "AADHAAR", "LICENCE", "VEHICLE_RC", "SELFIE"];
type Documents = Partial<Record<DocumentType, string>>;

export function KycForm({ kyc }: { readonly kyc: Kyc }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const translate = useTranslations("kyc");
  const errorText = useErrorText();
  const [documents, setDocuments] = useState<Documents>(() => accepted(kyc));
  const [tried, setTried] = useState(false);
  const form = useForm({
    resolver: zodResolver(PapersForm),
    mode: "onTouched",
    defaultValues: { pan: "", aadhaar: "", licenceNumber: "", vehicleNumber: kyc.vehicleNumber ?? "" },
  });
  const { errors } = form.formState;
  const complete = documentTypes.every((type) => documents[type]);

  const submit = useMutation(
    trpc.users.submitKyc.mutationOptions({
      onSuccess: async (answer) => {
        queryClient.setQueryData(trpc.users.kycStatus.queryKey(), answer);
        await queryClient.invalidateQueries({ queryKey: trpc.users.me.queryKey() });
      },
    }),
  );
  const send = form.handleSubmit((papers) => {
    setTried(true);
    if (!complete) return;
    const { aadhaar, ...rest } = papers;
    submit.mutate({ ...rest, aadhaarLast4: aadhaar.slice(-4), documentIds: Object.values(documents) });
  });

  return (
    <form noValidate className="flex flex-col gap-5" onSubmit={send}>
      <TextField
        label={translate("pan")}
        hint={translate("panHint")}
        autoCapitalize="characters"
        autoComplete="off"
        maxLength={10}
        className="uppercase"
        error={errors.pan ? translate("panInvalid") : undefined}
        {...form.register("pan")}
      />
      <TextField
        label={translate("aadhaar")}
        hint={translate("aadhaarHint")}
        inputMode="numeric"
        autoComplete="off"
        maxLength={14}
        error={errors.aadhaar ? translate("aadhaarInvalid") : undefined}
        {...form.register("aadhaar")}
      />
      <TextField
        label={translate("licence")}
        hint={translate("licenceHint")}
        autoCapitalize="characters"
        autoComplete="off"
        maxLength={20}
        className="uppercase"
        error={errors.licenceNumber ? translate("licenceInvalid") : undefined}
        {...form.register("licenceNumber")}
      />
      <TextField
        label={translate("vehicle")}
        hint={translate("vehicleHint")}
        autoCapitalize="characters"
        autoComplete="off"
        maxLength={16}
        className="uppercase"
        error={errors.vehicleNumber ? translate("vehicleInvalid") : undefined}
        {...form.register("vehicleNumber")}
      />
      <fieldset className="flex flex-col gap-3">
        <legend className="pb-1 font-semibold text-lead">{translate("documents")}</legend>
        <p className="text-ink-soft text-small">{translate("documentsHint")}</p>
        {documentTypes.map((type) => (
          <DocumentField
            key={type}
            type={type}
            done={documents[type] !== undefined}
            rejection={kyc.documents.find((document) => document.type === type)?.rejectionReason ?? null}
            onUploaded={(id) => setDocuments((known) => ({ ...known, [type]: id }))}
          />
        ))}
      </fieldset>
      <p role="alert" className="font-medium text-bad empty:hidden">
        {submit.error ? errorText(submit.error) : tried && !complete ? translate("needAll") : ""}
      </p>
      <Button type="submit" size="large" wide busy={submit.isPending} onClick={() => setTried(true)}>
        {translate("submit")}
      </Button>
    </form>
  );
}

/** Documents of an earlier attempt that were not refused need not be sent again. */
function accepted(kyc: Kyc): Documents {
  const usable = kyc.documents.filter(({ state }) => state !== "REJECTED");
  return Object.fromEntries(usable.map(({ type, id }) => [type, id]));
}
