"use client";

import { useTranslations } from "@drivopay/i18n/react";
import { Skeleton } from "@drivopay/ui/skeleton";
import { Agreements } from "./agreements.tsx";
import { BackBar } from "./back-bar.tsx";
import { CloseAccount } from "./close-account.tsx";
import { DataCopy } from "./data-copy.tsx";
import { Section } from "./section.tsx";

/** What the law gives every driver: a copy, the consents, and the way out. */
export function YourData() {
  const translate = useTranslations("personal");
  return (
    <>
      <BackBar title={translate("yourData")} href="/profile" />
      <main className="flex flex-col gap-8 p-4 pb-10">
        <Section skeleton={<Skeleton className="h-40" />}>
          <DataCopy />
        </Section>
        <Section skeleton={<Skeleton className="h-72" />}>
          <Agreements />
        </Section>
        <p className="text-ink-soft text-small">{translate("complain")}</p>
        <CloseAccount />
      </main>
    </>
  );
}
