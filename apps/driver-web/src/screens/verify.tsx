"use client";

import { useTranslations } from "@drivopay/i18n/react";
import { Button } from "@drivopay/ui/button";
import { Hood } from "@drivopay/ui/card";
import { TextField } from "@drivopay/ui/text-field";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Form, FormAction } from "./form.tsx";

/** For a lender or a landlord, without an account: a code to type. */
export function Verify() {
  const translate = useTranslations("verify");
  const shell = useTranslations("shell");
  const router = useRouter();
  const [code, setCode] = useState("");
  const check = () => {
    const typed = code.trim();
    if (typed !== "") router.push(`/verify/${encodeURIComponent(typed)}`);
  };
  return (
    <div className="flex min-h-dvh flex-col">
      <Hood className="px-4 pt-10 pb-6">
        <p className="font-bold text-title tracking-tight">{shell("appName")}</p>
        <h1 className="pt-2 text-hood-soft text-lead">{translate("title")}</h1>
      </Hood>
      <main className="flex flex-1 flex-col p-4">
        <Form noValidate={false} onSubmit={check} className="flex flex-1 flex-col gap-6">
          <p>{translate("intro")}</p>
          <TextField
            label={translate("codeLabel")}
            hint={translate("codeHint")}
            value={code}
            onChange={(event) => setCode(event.target.value)}
            maxLength={40}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            className="uppercase"
            required
          />
          <FormAction>
            <Button type="submit" size="large" wide>
              {translate("check")}
            </Button>
          </FormAction>
        </Form>
      </main>
    </div>
  );
}
