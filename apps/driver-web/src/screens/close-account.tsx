"use client";

import { useTranslations } from "@drivopay/i18n/react";
import { Button } from "@drivopay/ui/button";
import { useMutation } from "@tanstack/react-query";
import { signOut } from "next-auth/react";
import { useState } from "react";
import { useTRPC } from "../trpc/client.tsx";
import { forgetDriver } from "./forget-driver.ts";
import { PinSheet } from "./pin-sheet.tsx";

/** The way out, said plainly before the PIN. */
export function CloseAccount() {
  const trpc = useTRPC();
  const translate = useTranslations("personal");
  const [asking, setAsking] = useState(false);
  const close = useMutation(
    trpc.users.close.mutationOptions({
      onSuccess: async () => {
        forgetDriver();
        await signOut({ redirect: false });
        window.location.replace("/welcome");
      },
    }),
  );
  return (
    <section aria-labelledby="close" className="flex flex-col gap-3 border-ruled border-t pt-6">
      <h2 id="close" className="font-semibold text-lead">
        {translate("close")}
      </h2>
      <p className="text-ink-soft">{translate("closeBody")}</p>
      <Button kind="danger" size="large" wide onClick={() => setAsking(true)}>
        {translate("close")}
      </Button>
      {asking ? (
        <PinSheet
          title={translate("close")}
          action={translate("closeForGood")}
          kind="danger"
          busy={close.isPending || close.isSuccess}
          error={close.error}
          onPin={(pin) => close.mutate({ pin })}
          onClose={() => {
            close.reset();
            setAsking(false);
          }}
        >
          {translate("closeBody")}
        </PinSheet>
      ) : null}
    </section>
  );
}
