import { tagOf } from "@drivopay/i18n/locale-tag";
import { translatorFor } from "@drivopay/i18n/translator";
import type { MetadataRoute } from "next";
import { requestLocale } from "@/server/locale.ts";

const shortcutIcon = { src: "/icon-192.png", sizes: "192x192", type: "image/png" };
/** Pictures for the sheet that asks whether to install; e2e/tests/install-sheet.spec.ts takes them. */
const narrow = { sizes: "720x1560", type: "image/png", form_factor: "narrow" } as const;
const wide = { sizes: "1280x800", type: "image/png", form_factor: "wide" } as const;

/** What a phone needs to install the app, in the language the phone asks for. */
export default async function manifest(): Promise<MetadataRoute.Manifest> {
  const locale = await requestLocale();
  const translate = translatorFor(locale);
  return {
    id: "/",
    name: translate("shell.appName"),
    short_name: translate("shell.appName"),
    description: translate("auth.tagline"),
    lang: tagOf(locale),
    start_url: "/",
    scope: "/",
    display: "standalone",
    orientation: "portrait",
    background_color: "#17150f",
    theme_color: "#17150f",
    categories: ["finance", "business"],
    icons: [
      { src: "/icon-192.png", sizes: "192x192", type: "image/png" },
      { src: "/icon-512.png", sizes: "512x512", type: "image/png" },
      { src: "/icon-maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
    ],
    screenshots: [
      { ...narrow, src: "/install/narrow-home.png", label: translate("home.balance") },
      { ...narrow, src: "/install/narrow-qr.png", label: translate("home.collectHint") },
      { ...narrow, src: "/install/narrow-history.png", label: translate("shell.navHistory") },
      { ...wide, src: "/install/wide-home.png", label: translate("home.balance") },
    ],
    shortcuts: [
      { name: translate("home.collect"), url: "/collect", icons: [shortcutIcon] },
      { name: translate("shell.navHistory"), url: "/history", icons: [shortcutIcon] },
    ],
  };
}
