import { translatorFor } from "@drivopay/i18n/translator";
import { requestLocale } from "@/server/locale.ts";
import { titled } from "@/server/titled.ts";

export const generateMetadata = titled((say) => say("shell.notFoundTitle"));

/** Every page carries this one, so it brings no script: plain elements, with the look of an empty state. */
export default async function NotFound() {
  const translate = translatorFor(await requestLocale());
  return (
    <main className="grid min-h-dvh place-items-center">
      <div className="flex flex-col items-center gap-2 px-6 py-10 text-center">
        <h1 className="font-semibold text-title">{translate("shell.notFoundTitle")}</h1>
        <p className="max-w-80 text-ink-soft">{translate("shell.notFoundBody")}</p>
        <a
          href="/"
          className="mt-4 inline-flex min-h-12 items-center rounded-field bg-accent px-4 py-2 font-semibold text-accent-ink hover:bg-accent-press"
        >
          {translate("shell.navHome")}
        </a>
      </div>
    </main>
  );
}
