"use client";

import { useTranslations } from "@drivopay/i18n/react";
import { ErrorState } from "@drivopay/ui/states";

/**
 * A screen that broke: what frames it stands, and the money with it. Every page behind the sign-in carries this file
 * beside the states of its own, so it brings no component that they do not have.
 */
export default function AppError({ retry }: { readonly retry: () => void }) {
  const translate = useTranslations("shell");
  const again = (
    <button
      type="button"
      onClick={() => retry()}
      className="min-h-12 rounded-field bg-accent px-4 font-semibold text-accent-ink hover:bg-accent-press"
    >
      {translate("retry")}
    </button>
  );
  return (
    <main className="grid min-h-dvh place-items-center">
      <ErrorState title={translate("loadFailedTitle")} action={again}>
        {translate("loadFailedBody")}
      </ErrorState>
    </main>
  );
}
