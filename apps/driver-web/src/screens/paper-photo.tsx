"use client";

import { type DocumentType, maxDocumentBytes } from "@drivopay/contracts/users";
import { useTranslations } from "@drivopay/i18n/react";
import { Button } from "@drivopay/ui/button";
import { useMutation } from "@tanstack/react-query";
import { Camera, CircleCheck, FileText, Paperclip } from "lucide-react";
import { type ReactNode, useEffect, useId, useState } from "react";
import { useTRPCClient } from "../trpc/client.tsx";
import { useErrorText } from "./error-text.ts";
import { shrinkPicture } from "./shrink-picture.ts";

const pictureKinds = ["image/jpeg", "image/png", "image/webp"];
const kinds = [...pictureKinds, "application/pdf"];

interface PaperPhotoProps {
  readonly type: DocumentType;
  /** A picture of this paper is on the server already. */
  readonly there: boolean;
  readonly onSent: () => void;
}

/** Takes a picture of one paper, shows it large, and sends it when the driver finds it good. */
export function PaperPhoto({ type, there, onSent }: PaperPhotoProps) {
  const client = useTRPCClient();
  const translate = useTranslations("capture");
  const kyc = useTranslations("kyc");
  const errorText = useErrorText();
  const [file, setFile] = useState<File | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const send = useMutation({
    mutationFn: async (chosen: File) => {
      const form = new FormData();
      form.set("type", type);
      form.set("file", await shrinkPicture(chosen));
      return client.users.uploadDocument.mutate(form);
    },
    onSuccess: () => {
      setFile(null);
      onSent();
    },
  });
  const take = (chosen: File | undefined) => {
    if (!chosen) return;
    send.reset();
    const tooBig = chosen.size > maxDocumentBytes && !pictureKinds.includes(chosen.type);
    const wrong = !kinds.includes(chosen.type);
    setRefusal(wrong ? kyc("wrongType") : tooBig ? kyc("tooBig") : null);
    setFile(wrong || tooBig ? null : chosen);
  };
  const face = type === "SELFIE";
  const problem = refusal ?? (send.error ? errorText(send.error) : null);
  return (
    <section className="flex flex-col gap-3">
      {file ? (
        <>
          <Preview file={file} />
          <p className="font-semibold text-lead">{translate(face ? "isItYou" : "isItClear")}</p>
          <Button size="large" wide busy={send.isPending} onClick={() => send.mutate(file)}>
            {translate("use")}
          </Button>
        </>
      ) : (
        <>
          <Frame face={face} there={there} />
          <p>{translate(face ? "tipSelfie" : type === "AADHAAR" ? "tipAadhaar" : "tipCard")}</p>
        </>
      )}
      <p role="alert" className="font-medium text-bad empty:hidden">
        {problem}
      </p>
      <FileButton
        strong={!file && !there}
        accept={pictureKinds}
        camera={face ? "user" : "environment"}
        disabled={send.isPending}
        onFile={take}
      >
        <Camera aria-hidden="true" className="size-6" />
        {translate(file || there ? "retake" : "takePhoto")}
      </FileButton>
      {face ? null : (
        <FileButton accept={kinds} disabled={send.isPending} onFile={take}>
          <Paperclip aria-hidden="true" className="size-6" />
          {translate("chooseFile")}
        </FileButton>
      )}
    </section>
  );
}

/** Where the card or the face belongs. */
function Frame({ face, there }: { readonly face: boolean; readonly there: boolean }) {
  const translate = useTranslations("capture");
  return (
    <div className="grid h-44 place-items-center rounded-card bg-still-wash">
      <div
        className={`grid place-items-center border-3 border-ink border-dashed p-2 text-center ${
          face ? "size-36 rounded-full" : "aspect-[1.6] h-36 rounded-card"
        }`}
      >
        {there ? (
          <p className="flex flex-col items-center gap-1 font-medium text-good">
            <CircleCheck aria-hidden="true" className="size-8" />
            {translate("photoDone")}
          </p>
        ) : (
          <Camera aria-hidden="true" className="size-10" />
        )}
      </div>
    </div>
  );
}

function Preview({ file }: { readonly file: File }) {
  const translate = useTranslations("capture");
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(file);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  if (file.type === "application/pdf") {
    return (
      <p className="flex min-h-44 items-center gap-3 rounded-card bg-still-wash p-4">
        <FileText aria-hidden="true" className="size-8 shrink-0" />
        <span className="min-w-0 break-words">{translate("file", { name: file.name })}</span>
      </p>
    );
  }
  return (
    <img
      src={address}
      alt={translate("preview")}
      className="max-h-[50dvh] w-full rounded-card border border-ruled bg-still-wash object-contain"
    />
  );
}

function FileButton({
  strong = false,
  accept,
  camera,
  disabled,
  onFile,
  children,
}: {
  readonly strong?: boolean;
  readonly accept: readonly string[];
  readonly camera?: "user" | "environment";
  readonly disabled: boolean;
  readonly onFile: (file: File | undefined) => void;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <label
      htmlFor={id}
      className={`flex cursor-pointer items-center justify-center gap-2 rounded-field px-4 py-2 text-center font-semibold focus-within:ring-3 focus-within:ring-ink ${
        strong ? "min-h-16 bg-accent text-accent-ink text-lead" : "min-h-12 border-2 border-ink bg-sheet"
      }`}
    >
      {children}
      <input
        id={id}
        type="file"
        accept={accept.join(",")}
        capture={camera}
        disabled={disabled}
        onChange={(event) => {
          onFile(event.target.files?.[0]);
          event.target.value = "";
        }}
        className="sr-only"
      />
    </label>
  );
}
