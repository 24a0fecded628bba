"use client";

import type { DocumentType } from "@drivopay/contracts/users";
import { useTranslations } from "@drivopay/i18n/react";
import { useMutation } from "@tanstack/react-query";
import { Camera, CircleCheck, LoaderCircle } from "lucide-react";
import { useId, useState } from "react";
import { useTRPCClient } from "../trpc/client.tsx";
import { useErrorText } from "./error-text.ts";

const names = {
  PAN: "docPan",
  AADHAAR: "docAadhaar",
  LICENCE: "docLicence",
  VEHICLE_RC: "docVehicle",
  SELFIE: "docSelfie",
} as const satisfies Record<DocumentType, string>;

const maxBytes = 8 * 1024 * 1024;
const kinds = ["image/jpeg", "image/png", "image/webp", "application/pdf"];

interface DocumentFieldProps {
  readonly type: DocumentType;
  readonly done: boolean;
  readonly rejection: string | null;
  readonly onUploaded: (documentId: string) => void;
}

/** One document: photographed or chosen, sent at once. */
export function DocumentField({ type, done, rejection, onUploaded }: DocumentFieldProps) {
  const client = useTRPCClient();
  const id = useId();
  const translate = useTranslations("kyc");
  const errorText = useErrorText();
  const [refusal, setRefusal] = useState<string | null>(null);
  const upload = useMutation({
    mutationFn: (file: File) => {
      const form = new FormData();
      form.set("type", type);
      form.set("file", file);
      return client.users.uploadDocument.mutate(form);
    },
    onSuccess: ({ document }) => onUploaded(document.id),
  });
  const take = (file: File | undefined) => {
    if (!file) return;
    setRefusal(null);
    upload.reset();
    if (file.size > maxBytes) setRefusal(translate("tooBig"));
    else if (!kinds.includes(file.type)) setRefusal(translate("wrongType"));
    else upload.mutate(file);
  };
  const problem = refusal ?? (upload.error ? errorText(upload.error) : done ? null : rejection);
  const state = upload.isPending ? "uploading" : done ? "uploaded" : "choose";
  return (
    <div className="flex flex-col gap-1">
      <label
        htmlFor={id}
        className="flex min-h-16 cursor-pointer items-center gap-3 rounded-field border-2 border-edge border-dashed bg-sheet px-4 py-2 focus-within:border-ink focus-within:ring-3 focus-within:ring-accent has-[[data-done]]:border-good has-[[data-done]]:border-solid"
      >
        {upload.isPending ? (
          <LoaderCircle aria-hidden="true" className="size-6 shrink-0 animate-turn" />
        ) : done ? (
          <CircleCheck data-done aria-hidden="true" className="size-6 shrink-0 text-good" />
        ) : (
          <Camera aria-hidden="true" className="size-6 shrink-0" />
        )}
        <span className="flex min-w-0 flex-1 flex-col">
          <span className="font-medium">{translate(names[type])}</span>
          <span role="status" className="text-ink-soft text-small">
            {translate(state)}
          </span>
        </span>
        <input
          id={id}
          name={`document-${type}`}
          type="file"
          accept={kinds.join(",")}
          capture={type === "SELFIE" ? "user" : undefined}
          disabled={upload.isPending}
          aria-describedby={`${id}-problem`}
          onChange={(event) => take(event.target.files?.[0])}
          className="sr-only"
        />
      </label>
      <p id={`${id}-problem`} role="alert" className="font-medium text-bad text-small empty:hidden">
        {problem}
      </p>
    </div>
  );
}
