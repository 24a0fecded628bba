"use client";

import { useTranslations } from "@drivopay/i18n/react";
import { Link2Off } from "lucide-react";
import { Said } from "./pay.tsx";
import { PayLanguage } from "./pay-language.tsx";

/** An address that belongs to no link: mistyped, or guessed. */
export function PayUnknown() {
  const translate = useTranslations("pay");
  const shell = useTranslations("shell");
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="flex items-center justify-between py-1 pr-2 pl-4">
        <p className="font-bold text-lead tracking-tight">{shell("appName")}</p>
        <PayLanguage />
      </header>
      <Said icon={<Link2Off aria-hidden="true" className="size-12" />} title={translate("unknown")}>
        {translate("unknownBody")}
      </Said>
    </div>
  );
}
