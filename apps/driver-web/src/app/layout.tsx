import { tagOf } from "@drivopay/i18n/locale-tag";
import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { requestLocale, requestTheme } from "@/server/locale.ts";
import "@drivopay/ui/fonts.css";
import "./styles.css";

export const metadata: Metadata = {
  title: { default: "DrivoPay", template: "%s · DrivoPay" },
  description: "Get paid by QR, hear it, and send it to your bank.",
  applicationName: "DrivoPay",
  appleWebApp: { capable: true, title: "DrivoPay", statusBarStyle: "black" },
  formatDetection: { telephone: false },
};

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
