"use client";

import type { DocumentType, Kyc } from "@drivopay/contracts/users";
import { useTranslations } from "@drivopay/i18n/react";
import { Button } from "@drivopay/ui/button";
import { Card, Notice } from "@drivopay/ui/card";
import { List, ListRow } from "@drivopay/ui/list";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Circle, CircleCheck, CircleX } from "lucide-react";
import type { ReactNode } from "react";
import { useTRPC } from "../trpc/client.tsx";
import { useErrorText } from "./error-text.ts";
import { paperNames } from "./paper-numbers.ts";
import { PaperStep } from "./paper-step.tsx";
import { numbersStand, type PaperState, type PapersDraft, paperStates } from "./papers-draft.ts";
import { usePapersDraft } from "./use-papers-draft.ts";

interface CaptureProps {
  readonly kyc: Kyc;
  readonly open: DocumentType | null;
  readonly onOpen: (type: DocumentType | null) => void;
}

/** Papers one by one: what is done, what comes next, and the sending. What is done stays done when the app is closed. */
export function Capture({ kyc, open, onOpen }: CaptureProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { draft, keep, forget } = usePapersDraft();
  const states = paperStates(kyc, draft);
  const opened = states.find(({ type }) => type === open);
  if (!opened) return <Overview kyc={kyc} states={states} draft={draft} onOpen={onOpen} onSent={forget} />;
  return (
    <PaperStep
      key={opened.type}
      state={opened}
      draft={draft}
      onNumber={keep}
      onSent={() => {
        void queryClient.invalidateQueries({ queryKey: trpc.users.kycStatus.queryKey() });
        const rest = states.filter(({ type, done }) => !done && type !== opened.type);
        onOpen(rest[0]?.type ?? null);
      }}
      onBack={() => onOpen(null)}
    />
  );
}

interface OverviewProps {
  readonly kyc: Kyc;
  readonly states: readonly PaperState[];
  readonly draft: PapersDraft;
  readonly onOpen: (type: DocumentType) => void;
  readonly onSent: () => void;
}

function Overview({ kyc, states, draft, onOpen, onSent }: OverviewProps) {
  const translate = useTranslations("capture");
  const texts = useTranslations("kyc");
  const trpc = useTRPC();
  const { data } = useSuspenseQuery(trpc.users.consents.list.queryOptions());
  const agreed = data.consents.some(({ purpose, withdrawnAt }) => purpose === "KYC" && !withdrawnAt);
  const done = states.filter((state) => state.done).length;
  const next = states.find((state) => !state.done);
  return (
    <>
      {kyc.status === "REJECTED" ? (
        <Notice
          tone="bad"
          icon={<CircleX aria-hidden="true" className="size-6" />}
          title={texts("rejectedTitle")}
        >
          {kyc.rejectionReason}
        </Notice>
      ) : (
        <p className="text-ink-soft">{texts("intro")}</p>
      )}
      <div className="-mx-4 flex flex-col gap-2">
        <p className="figures px-4 font-semibold">
          {translate("progress", { done: String(done), total: String(states.length) })}
        </p>
        <List label={texts("title")}>
          {states.map((state) => (
            <PaperRow key={state.type} state={state} onOpen={agreed ? onOpen : null} />
          ))}
        </List>
      </div>
      {done > 0 && next ? <p className="text-ink-soft text-small">{translate("keptBody")}</p> : null}
      {next ? <Begin next={next.type} agreed={agreed} onOpen={onOpen} /> : null}
      {next ? null : <Send kyc={kyc} states={states} draft={draft} onSent={onSent} />}
    </>
  );
}

function PaperRow({
  state,
  onOpen,
}: {
  readonly state: PaperState;
  /** Null until the driver has agreed. */
  readonly onOpen: OverviewProps["onOpen"] | null;
}) {
  const translate = useTranslations("capture");
  const kyc = useTranslations("kyc");
  const { type, done, rejection, documentId, needsNumber, number } = state;
  const detail = rejection
    ? translate("notAccepted", { reason: rejection })
    : done
      ? [number, translate("photoDone")].filter(Boolean).join(" · ")
      : documentId && needsNumber
        ? translate("numberMissing")
        : undefined;
  const icon = done ? (
    <CircleCheck aria-hidden="true" className="size-6 text-good" />
  ) : rejection ? (
    <CircleX aria-hidden="true" className="size-6 text-bad" />
  ) : (
    <Circle aria-hidden="true" className="size-6" />
  );
  return (
    <ListRow
      icon={icon}
      title={kyc(paperNames[type])}
      detail={detail}
      {...(onOpen
        ? {
            render: (row: { className: string; children: ReactNode }) => (
              <button type="button" onClick={() => onOpen(type)} {...row} />
            ),
          }
        : {})}
    />
  );
}

/** Before the first paper the driver is told what becomes of them, and agrees. */
function Begin({
  next,
  agreed,
  onOpen,
}: {
  readonly next: DocumentType;
  readonly agreed: boolean;
  readonly onOpen: OverviewProps["onOpen"];
}) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const translate = useTranslations("capture");
  const shell = useTranslations("shell");
  const personal = useTranslations("personal");
  const errorText = useErrorText();
  const agree = useMutation(
    trpc.users.consents.give.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: trpc.users.consents.list.queryKey() });
        onOpen(next);
      },
    }),
  );
  if (agreed) {
    return (
      <Button size="large" wide onClick={() => onOpen(next)}>
        {shell("continue")}
      </Button>
    );
  }
  return (
    <Card className="flex flex-col gap-3">
      <h2 className="font-semibold text-lead">{personal("purposeKYC")}</h2>
      <p>{personal("noticeKYC")}</p>
      <p className="text-ink-soft text-small">{personal("rightsBody")}</p>
      <p role="alert" className="font-medium text-bad empty:hidden">
        {agree.error ? errorText(agree.error) : ""}
      </p>
      <Button size="large" wide busy={agree.isPending} onClick={() => agree.mutate({ purpose: "KYC" })}>
        {translate("agree")}
      </Button>
    </Card>
  );
}

function Send({ kyc, states, draft, onSent }: Omit<OverviewProps, "onOpen">) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const translate = useTranslations("capture");
  const texts = useTranslations("kyc");
  const errorText = useErrorText();
  const done = {
    onSuccess: async (answer: { kyc: Kyc }) => {
      onSent();
      queryClient.setQueryData(trpc.users.kycStatus.queryKey(), answer);
      await queryClient.invalidateQueries({ queryKey: trpc.users.me.queryKey() });
    },
  };
  const submit = useMutation(trpc.users.submitKyc.mutationOptions(done));
  const resubmit = useMutation(trpc.users.resubmitKyc.mutationOptions(done));
  const failure = submit.error ?? resubmit.error;
  const documentIds = states.flatMap(({ documentId }) => (documentId === null ? [] : [documentId]));
  const send = () => {
    if (numbersStand(kyc)) {
      // Only what was typed anew replaces what was sent before.
      resubmit.mutate({ ...draft, documentIds });
      return;
    }
    const { pan = "", aadhaarLast4 = "", licenceNumber = "", vehicleNumber = "" } = draft;
    submit.mutate({ pan, aadhaarLast4, licenceNumber, vehicleNumber, documentIds });
  };
  return (
    <div className="flex flex-col gap-3">
      <p className="font-semibold">{translate("review")}</p>
      <p role="alert" className="font-medium text-bad empty:hidden">
        {failure ? errorText(failure) : ""}
      </p>
      <Button size="large" wide busy={submit.isPending || resubmit.isPending} onClick={send}>
        {texts("submit")}
      </Button>
    </div>
  );
}
