"use client";

import { useTranslations } from "@drivopay/i18n/react";

/**
 * A screen that broke: what frames it stands, and the money with it. Trying again asks the server anew, where it may
 * have broken. Every page before the sign-in carries this one, so it brings no components: plain elements, with the look of an error state.
 */
export function ScreenError({ retry }: { readonly retry: () => void }) {
  const translate = useTranslations("shell");
  return (
    <main className="grid min-h-dvh place-items-center">
      <div role="alert" className="flex flex-col items-center gap-2 px-6 py-10 text-center">
        <p className="font-semibold text-lead">{translate("loadFailedTitle")}</p>
        <p className="max-w-80 text-ink-soft">{translate("loadFailedBody")}</p>
        <button
          type="button"
          onClick={() => retry()}
          className="mt-4 min-h-12 rounded-field bg-accent px-4 py-2 font-semibold text-accent-ink hover:bg-accent-press"
        >
          {translate("retry")}
        </button>
      </div>
    </main>
  );
}
