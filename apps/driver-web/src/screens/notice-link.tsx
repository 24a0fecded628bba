"use client";

import { useTranslations } from "@drivopay/i18n/react";
import { Sheet } from "@drivopay/ui/sheet";
import { useState } from "react";

/** What going on means for the driver's data, in one sentence, and the whole of it behind a link. */
export function NoticeLink() {
  const translate = useTranslations("personal");
  const shell = useTranslations("shell");
  const [open, setOpen] = useState(false);
  return (
    <div className="text-ink-soft text-small">
      <p>{translate("agreeTerms")}</p>
      <button
        type="button"
        onClick={() => setOpen(true)}
        className="min-h-12 font-medium text-ink underline decoration-2 decoration-accent underline-offset-4"
      >
        {translate("whatWeKeep")}
      </button>
      <Sheet open={open} onOpenChange={setOpen} title={translate("whatWeKeep")} closeLabel={shell("close")}>
        <dl className="flex flex-col gap-4">
          {(["TERMS", "KYC", "PROFILE_PHOTO"] as const).map((purpose) => (
            <div key={purpose}>
              <dt className="font-semibold">{translate(`purpose${purpose}`)}</dt>
              <dd className="text-ink-soft">{translate(`notice${purpose}`)}</dd>
            </div>
          ))}
        </dl>
        <p>{translate("rightsBody")}</p>
        <p className="text-ink-soft text-small">{translate("complain")}</p>
      </Sheet>
    </div>
  );
}
