"use client";

import { useTranslations } from "@drivopay/i18n/react";
import { Button } from "@drivopay/ui/button";
import { ErrorState } from "@drivopay/ui/states";

/** A screen that broke: the rest of the app stands, and the money with it. */
export default function ScreenError({ reset }: { readonly reset: () => void }) {
  const translate = useTranslations("common");
  return (
    <main className="grid min-h-dvh place-items-center">
      <ErrorState
        title={translate("loadFailedTitle")}
        action={<Button onClick={reset}>{translate("retry")}</Button>}
      >
        {translate("loadFailedBody")}
      </ErrorState>
    </main>
  );
}
