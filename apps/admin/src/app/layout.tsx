import { desk } from "@drivopay/i18n/desk";
import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import "@drivopay/ui/fonts.css";
import "./styles.css";

export const metadata: Metadata = {
  title: { default: desk("product"), template: `%s · ${desk("product")}` },
  robots: { index: false, follow: false },
};

export const viewport: Viewport = { width: "device-width", initialScale: 1 };

export default function RootLayout({ children }: { readonly children: ReactNode }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
