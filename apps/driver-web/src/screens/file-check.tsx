"use client";

import { useTranslations } from "@drivopay/i18n/react";
import { Notice } from "@drivopay/ui/card";
import { useMutation } from "@tanstack/react-query";
import { CircleCheck, CircleX } from "lucide-react";
import { useId } from "react";
import { useErrorText } from "./error-text.ts";

async function sha256Of(file: File): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Whether a file is, byte for byte, the one that was signed. It is read here and sent nowhere. */
export function FileCheck({ sha256 }: { readonly sha256: string }) {
  const translate = useTranslations("verify");
  const errorText = useErrorText();
  const id = useId();
  const compare = useMutation({ mutationFn: async (file: File) => (await sha256Of(file)) === sha256 });
  return (
    <section aria-labelledby={`${id}-title`} className="flex flex-col gap-3 px-4">
      <h2 id={`${id}-title`} className="font-semibold text-lead">
        {translate("fileTitle")}
      </h2>
      <p className="text-ink-soft">{translate("fileHint")}</p>
      <label
        htmlFor={id}
        className="flex min-h-14 cursor-pointer items-center justify-center rounded-field border-2 border-ink bg-sheet px-4 font-semibold focus-within:ring-3 focus-within:ring-accent hover:bg-still-wash"
      >
        {translate("fileChoose")}
        <input
          id={id}
          type="file"
          accept=".pdf,.csv"
          className="sr-only"
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file) compare.mutate(file);
          }}
        />
      </label>
      <div role="status">
        {compare.data === true ? (
          <Notice
            tone="good"
            icon={<CircleCheck aria-hidden="true" className="size-6" />}
            title={translate("fileSame")}
          />
        ) : null}
        {compare.data === false ? (
          <Notice
            tone="bad"
            icon={<CircleX aria-hidden="true" className="size-6" />}
            title={translate("fileOther")}
          />
        ) : null}
      </div>
      {compare.error ? (
        <p role="alert" className="text-bad">
          {errorText(compare.error)}
        </p>
      ) : null}
    </section>
  );
}
