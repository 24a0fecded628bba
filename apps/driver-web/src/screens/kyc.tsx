"use client";

import type { DocumentType } from "@drivopay/contracts/users";
import { useTranslations } from "@drivopay/i18n/react";
import { Button } from "@drivopay/ui/button";
import { Notice } from "@drivopay/ui/card";
import { Skeleton } from "@drivopay/ui/skeleton";
import { useSuspenseQuery } from "@tanstack/react-query";
import { CircleCheck, Clock3 } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { useTRPC } from "../trpc/client.tsx";
import { BackBar } from "./back-bar.tsx";
import { Capture } from "./capture.tsx";
import { Limits } from "./limits.tsx";
import { Section } from "./section.tsx";

/** The driver's papers: one by one, or where the check stands. It changes by itself when staff decide. */
export function KycPapers() {
  const translate = useTranslations("kyc");
  // Undefined until a paper has been opened, null when it has been closed again.
  const [open, setOpen] = useState<DocumentType | null>();
  const papers = (
    <Section skeleton={<Skeleton className="h-96" />}>
      <Papers open={open ?? null} onOpen={setOpen} />
    </Section>
  );
  if (open) return papers;
  return (
    <>
      <BackBar title={translate("title")} href="/" arrives={open === null} />
      <main className="flex flex-col gap-6 p-4 pb-10">
        {papers}
        <Section skeleton={<Skeleton className="h-40" />}>
          <Limits />
        </Section>
      </main>
    </>
  );
}

interface PapersProps {
  readonly open: DocumentType | null;
  readonly onOpen: (type: DocumentType | null) => void;
}

function Papers({ open, onOpen }: PapersProps) {
  const trpc = useTRPC();
  const translate = useTranslations("kyc");
  const withdraw = useTranslations("withdraw");
  const { data } = useSuspenseQuery(trpc.users.kycStatus.queryOptions());
  const { kyc } = data;
  if (kyc.status === "APPROVED") {
    return (
      <Notice
        tone="good"
        icon={<CircleCheck aria-hidden="true" className="size-6" />}
        title={translate("approvedTitle")}
        action={
          <Button asChild kind="secondary">
            <Link href="/bank">{withdraw("title")}</Link>
          </Button>
        }
      >
        {translate("approvedBody")}
      </Notice>
    );
  }
  if (kyc.status === "SUBMITTED" || kyc.status === "IN_REVIEW") {
    return (
      <Notice
        tone="wait"
        icon={<Clock3 aria-hidden="true" className="size-6" />}
        title={translate("submittedTitle")}
      >
        {translate("submittedBody")}
      </Notice>
    );
  }
  return <Capture kyc={kyc} open={open} onOpen={onOpen} />;
}
