import { tagOf } from "@drivopay/i18n/locale-tag";
import { translatorFor } from "@drivopay/i18n/translator";
import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { requestLocale, requestTheme } from "@/server/locale.ts";
import "@drivopay/ui/fonts.css";
import "./styles.css";

export async function generateMetadata(): Promise<Metadata> {
  const translate = translatorFor(await requestLocale());
  const name = translate("shell.appName");
  return {
    title: { default: name, template: `%s · ${name}` },
    description: translate("auth.tagline"),
    applicationName: name,
    appleWebApp: { capable: true, title: name, statusBarStyle: "black" },
    formatDetection: { telephone: false },
  };
}

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  themeColor: "#17150f",
};

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const [locale, theme] = await Promise.all([requestLocale(), requestTheme()]);
  return (
    <html lang={tagOf(locale)} data-theme={theme === "system" ? undefined : theme}>
      <body>
        <div className="mx-auto min-h-dvh max-w-column bg-paper sm:border-ruled sm:border-x">{children}</div>
      </body>
    </html>
  );
}
