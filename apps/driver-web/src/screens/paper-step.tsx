"use client";

import type { DocumentType } from "@drivopay/contracts/users";
import { useTranslations } from "@drivopay/i18n/react";
import { Button, IconButton } from "@drivopay/ui/button";
import { Notice } from "@drivopay/ui/card";
import { TextField } from "@drivopay/ui/text-field";
import { TopBar } from "@drivopay/ui/top-bar";
import { ArrowLeft, CircleX } from "lucide-react";
import { useState } from "react";
import { Form } from "./form.tsx";
import { paperNames, paperNumbers } from "./paper-numbers.ts";
import { PaperPhoto } from "./paper-photo.tsx";
import { numberOn, type PaperState, type PapersDraft } from "./papers-draft.ts";

interface PaperStepProps {
  readonly state: PaperState;
  readonly draft: PapersDraft;
  readonly onNumber: (more: PapersDraft) => void;
  readonly onSent: () => void;
  readonly onBack: () => void;
}

/** One paper a screen: its number first, then its picture. */
export function PaperStep({ state, draft, onNumber, onSent, onBack }: PaperStepProps) {
  const translate = useTranslations("capture");
  const kyc = useTranslations("kyc");
  const shell = useTranslations("shell");
  const { type, rejection, documentId, number } = state;
  const [changing, setChanging] = useState(false);
  const asksNumber = state.needsNumber || changing;
  return (
    <>
      <TopBar
        // Its number and its picture are two screens under one heading.
        key={String(asksNumber)}
        arrives
        title={kyc(paperNames[type])}
        start={
          <IconButton label={shell("back")} onClick={onBack}>
            <ArrowLeft aria-hidden="true" className="size-6" />
          </IconButton>
        }
      />
      <main className="flex flex-col gap-6 p-4 pb-10">
        {rejection ? (
          <Notice
            tone="bad"
            icon={<CircleX aria-hidden="true" className="size-6" />}
            title={translate("notAccepted", { reason: rejection })}
          />
        ) : null}
        {asksNumber ? (
          <NumberForm
            type={type}
            draft={draft}
            onNumber={(more) => {
              setChanging(false);
              onNumber(more);
            }}
          />
        ) : (
          <>
            {number ? <KeptNumber type={type} number={number} onChange={() => setChanging(true)} /> : null}
            <PaperPhoto type={type} there={documentId !== null} onSent={onSent} />
          </>
        )}
      </main>
    </>
  );
}

/** The number as it will be sent, so that a slip is seen and can be mended. */
function KeptNumber({
  type,
  number,
  onChange,
}: {
  readonly type: DocumentType;
  readonly number: string;
  readonly onChange: () => void;
}) {
  const kyc = useTranslations("kyc");
  const asked = paperNumbers[type];
  if (!asked) return null;
  return (
    <div className="flex items-center justify-between gap-3 border-ruled border-y py-2">
      <p className="min-w-0">
        <span className="block text-ink-soft">{kyc(asked.label)}</span>
        <span className="figures wrap-anywhere font-medium text-lead">{number}</span>
      </p>
      <Button kind="secondary" onClick={onChange}>
        {kyc("change")}
      </Button>
    </div>
  );
}

function NumberForm({
  type,
  draft,
  onNumber,
}: {
  readonly type: DocumentType;
  readonly draft: PapersDraft;
  readonly onNumber: (more: PapersDraft) => void;
}) {
  const kyc = useTranslations("kyc");
  const shell = useTranslations("shell");
  const asked = paperNumbers[type];
  const field = numberOn[type];
  // Of Aadhaar only four digits are kept here, and all twelve are asked for.
  const [written, setWritten] = useState((field && field !== "aadhaarLast4" && draft[field]) || "");
  const [wrong, setWrong] = useState(false);
  if (!asked || !field) return null;
  return (
    <Form
      className="flex flex-col gap-5"
      onSubmit={() => {
        const read = asked.schema.safeParse(written);
        setWrong(!read.success);
        if (read.success) onNumber({ [field]: read.data });
      }}
    >
      <TextField
        label={kyc(asked.label)}
        hint={kyc(asked.hint)}
        inputMode={asked.numeric ? "numeric" : "text"}
        autoCapitalize="characters"
        autoComplete="off"
        autoFocus
        maxLength={asked.maxLength}
        className="uppercase"
        value={written}
        onChange={(event) => {
          setWrong(false);
          setWritten(event.target.value);
        }}
        error={wrong ? kyc(asked.invalid) : undefined}
      />
      <Button type="submit" size="large" wide>
        {shell("continue")}
      </Button>
    </Form>
  );
}
