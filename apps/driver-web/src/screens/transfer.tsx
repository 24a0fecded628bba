"use client";

import type { Withdrawal, WithdrawalStep } from "@drivopay/contracts/wallet";
import { formatDateTime, formatMoment } from "@drivopay/i18n/dates";
import { formatPaise } from "@drivopay/i18n/money";
import { useLocale, useTranslations } from "@drivopay/i18n/react";
import { Button } from "@drivopay/ui/button";
import { Facts, Hood, Notice } from "@drivopay/ui/card";
import { Money } from "@drivopay/ui/money";
import { Sheet } from "@drivopay/ui/sheet";
import { ListSkeleton } from "@drivopay/ui/skeleton";
import { StatusPill, toneOf } from "@drivopay/ui/status-pill";
import { Timeline } from "@drivopay/ui/timeline";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Clock3, Eye, Route } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { useTRPC } from "../trpc/client.tsx";
import { useSubscription } from "../trpc/use-subscription.ts";
import { ArrivalPromise } from "./arrival-promise.tsx";
import { BackBar } from "./back-bar.tsx";
import { useErrorText } from "./error-text.ts";
import { Section } from "./section.tsx";
import { transferSteps } from "./transfer-steps.ts";

/** "Where is my money": the way of one transfer, live. */
export function Transfer({ id }: { readonly id: string }) {
  const translate = useTranslations("withdraw");
  const shell = useTranslations("shell");
  return (
    <>
      <BackBar title={translate("timelineTitle")} href="/bank" />
      <Section skeleton={<ListSkeleton rows={6} label={shell("loading")} />}>
        <Loaded id={id} />
      </Section>
    </>
  );
}

function Loaded({ id }: { readonly id: string }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { data } = useSuspenseQuery(trpc.wallet.withdrawal.queryOptions({ id }));
  useSubscription(
    trpc.live.withdrawal.subscriptionOptions(
      { id },
      {
        onData: ({ data: event }) => queryClient.setQueryData(trpc.wallet.withdrawal.queryKey({ id }), event),
      },
    ),
  );
  return <Way withdrawal={data.withdrawal} />;
}

const turnedBack: ReadonlySet<string> = new Set(["RETURNED", "CANCELLED", "REVERSED"]);

/** What stands in the timeline for a step: staff are named where staff decided, and the bank only where it did. */
function useStepTitle(withdrawal: Withdrawal): (step: WithdrawalStep) => string {
  const timeline = useTranslations("timeline");
  const sending = useTranslations("sending");
  return (status) => {
    if (status === "RETURNED" && withdrawal.failureReason === "REFUSED_IN_REVIEW")
      return sending("refusedByStaff");
    if (status === "RETURNED" && withdrawal.failureReason === "REVIEW_EXPIRED")
      return sending("reviewExpired");
    return timeline(status);
  };
}

function Way({ withdrawal }: { readonly withdrawal: Withdrawal }) {
  const locale = useLocale();
  const translate = useTranslations("withdraw");
  const sending = useTranslations("sending");
  const trace = useTranslations("trace");
  const status = useTranslations("status");
  const titleOf = useStepTitle(withdrawal);
  const { bankName, accountNumberMasked } = withdrawal.bankAccount;
  const refused = withdrawal.failureReason === "REFUSED_IN_REVIEW";
  return (
    <main className="flex flex-col gap-6 pb-10">
      <Hood className="flex flex-col gap-2 px-4 py-6">
        <Money amount={withdrawal.amount} size="balance" />
        <p className="text-hood-soft">
          {bankName} {accountNumberMasked}
        </p>
        {withdrawal.automatic ? <p className="text-hood-soft text-small">{sending("byItself")}</p> : null}
        <p role="status" className="pt-1">
          <StatusPill tone={toneOf(withdrawal.status)}>
            {refused ? sending("notApproved") : status(withdrawal.status)}
          </StatusPill>
        </p>
        <ArrivalPromise withdrawal={withdrawal} />
      </Hood>
      <Why withdrawal={withdrawal} />
      <div className="px-4">
        <Timeline
          label={translate("timelineTitle")}
          items={transferSteps(withdrawal).map((step) => ({
            key: step.status,
            title: titleOf(step.status),
            state: step.state,
            at: step.at
              ? formatDateTime(step.at, locale)
              : step.status === "PROCESSED"
                ? translate("arrivesBy", { time: formatMoment(withdrawal.arrivesBy, locale) })
                : null,
          }))}
        />
      </div>
      <div className="px-4">
        <Facts facts={useCharges(withdrawal)} />
      </div>
      <div className="flex flex-col gap-3 px-4">
        <Button asChild kind="secondary" wide>
          <Link href={`/trace/${withdrawal.id}`}>
            <Route aria-hidden="true" className="size-5" />
            {trace("title")}
          </Link>
        </Button>
      </div>
      {withdrawal.cancellable ? <Stop withdrawal={withdrawal} /> : null}
    </main>
  );
}

/** UTR and cost. What came back cost nothing: no fee stands there as if it had been taken. */
function useCharges(withdrawal: Withdrawal): (readonly [string, React.ReactNode])[] {
  const translate = useTranslations("withdraw");
  const sending = useTranslations("sending");
  const utr = withdrawal.utr
    ? [
        [
          translate("utr"),
          <span key="u" className="figures select-all">
            {withdrawal.utr}
          </span>,
        ] as const,
      ]
    : [];
  if (turnedBack.has(withdrawal.status)) {
    return [
      ...utr,
      [translate("fee"), sending("noFeeTaken")],
      [sending("allBack"), <Money key="b" amount={withdrawal.total} size="row" />],
    ];
  }
  return [
    ...utr,
    [translate("fee"), withdrawal.fee === 0 ? translate("noFee") : <Money key="f" amount={withdrawal.fee} />],
    ...(withdrawal.tax > 0 ? [[translate("tax"), <Money key="t" amount={withdrawal.tax} />] as const] : []),
    [translate("total"), <Money key="s" amount={withdrawal.total} size="row" />],
  ];
}

/** Why it does not move just now, in plain words. */
function Why({ withdrawal }: { readonly withdrawal: Withdrawal }) {
  const translate = useTranslations("sending");
  if (withdrawal.status === "IN_REVIEW") {
    return (
      <div className="px-4">
        <Notice
          tone="wait"
          icon={<Eye aria-hidden="true" className="size-6" />}
          title={translate("reviewTitle")}
        >
          <p>{withdrawal.reviewReasons.map((reason) => translate(reason)).join(" ")}</p>
          <p>{translate("reviewBody")}</p>
        </Notice>
      </div>
    );
  }
  if (withdrawal.promise === "BROKEN" && withdrawal.status === "SENT") {
    return (
      <div className="px-4">
        <Notice
          tone="wait"
          icon={<Clock3 aria-hidden="true" className="size-6" />}
          title={translate("lateTitle")}
        >
          {withdrawal.queuedBecause ? <p>{translate(withdrawal.queuedBecause)}</p> : null}
          <p>{translate("lateBody")}</p>
        </Notice>
      </div>
    );
  }
  if (!withdrawal.queuedBecause) return null;
  return (
    <div className="px-4">
      <Notice
        tone="wait"
        icon={<Clock3 aria-hidden="true" className="size-6" />}
        title={translate(withdrawal.queuedBecause)}
      />
    </div>
  );
}

function Stop({ withdrawal }: { readonly withdrawal: Withdrawal }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const translate = useTranslations("withdraw");
  const shell = useTranslations("shell");
  const errorText = useErrorText();
  const [asking, setAsking] = useState(false);
  const cancel = useMutation(
    trpc.wallet.cancelWithdrawal.mutationOptions({
      onSuccess: (answer) => {
        queryClient.setQueryData(trpc.wallet.withdrawal.queryKey({ id: withdrawal.id }), answer);
        setAsking(false);
      },
    }),
  );
  return (
    <div className="px-4">
      <Button kind="danger" wide onClick={() => setAsking(true)}>
        {translate("cancel")}
      </Button>
      <Sheet
        open={asking}
        onOpenChange={setAsking}
        title={translate("cancelConfirm", { amount: formatPaise(withdrawal.total, { short: true }) })}
        closeLabel={shell("close")}
      >
        {cancel.error ? (
          <p role="alert" className="font-medium text-bad">
            {errorText(cancel.error)}
          </p>
        ) : null}
        <Button
          kind="danger"
          size="large"
          busy={cancel.isPending}
          onClick={() => cancel.mutate({ id: withdrawal.id })}
        >
          {translate("cancel")}
        </Button>
        <Button kind="secondary" size="large" onClick={() => setAsking(false)}>
          {translate("keep")}
        </Button>
      </Sheet>
    </div>
  );
}
