"use client";

import { desk } from "@drivopay/i18n/desk";
import { Button } from "@drivopay/ui/button";
import { signIn } from "next-auth/react";
import { useState } from "react";

/** Who comes through the proxy is known already; one press opens the session. */
export function IapEntry() {
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState(false);
  const enter = async () => {
    setBusy(true);
    const answer = await signIn("iap", { redirect: false });
    if (answer?.ok && !answer.error) {
      window.location.assign("/");
      return;
    }
    setBusy(false);
    setRefused(true);
  };
  return (
    <div className="flex flex-col gap-4">
      <h1 className="font-semibold text-lead">{desk("signIn.title")}</h1>
      <Button wide busy={busy} autoFocus onClick={() => void enter()}>
        {desk("signIn.enter")}
      </Button>
      <p role="alert" className="font-medium text-bad empty:hidden">
        {refused ? desk("signIn.refusals.OTHER") : ""}
      </p>
    </div>
  );
}
