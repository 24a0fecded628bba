"use client";

import type { Withdrawal } from "@drivopay/contracts/wallet";
import { formatDateTime, formatMoment } from "@drivopay/i18n/dates";
import { formatPaise } from "@drivopay/i18n/money";
import { useLocale, useTranslations } from "@drivopay/i18n/react";
import { Button } from "@drivopay/ui/button";
import { Facts, Hood } from "@drivopay/ui/card";
import { Money } from "@drivopay/ui/money";
import { Sheet } from "@drivopay/ui/sheet";
import { ListSkeleton } from "@drivopay/ui/skeleton";
import { StatusPill, toneOf } from "@drivopay/ui/status-pill";
import { Timeline } from "@drivopay/ui/timeline";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useSubscription } from "@trpc/tanstack-react-query";
import { useState } from "react";
import { useTRPC } from "../trpc/client.tsx";
import { BackBar } from "./back-bar.tsx";
import { useErrorText } from "./error-text.ts";
import { Section } from "./section.tsx";
import { transferSteps } from "./transfer-steps.ts";

/** "Where is my money": the way of one transfer, live. */
export function Transfer({ id }: { readonly id: string }) {
  const translate = useTranslations("withdraw");
  const common = useTranslations("common");
  return (
    <>
      <BackBar title={translate("timelineTitle")} href="/bank" />
      <Section skeleton={<ListSkeleton rows={6} label={common("loading")} />}>
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

function Way({ withdrawal }: { readonly withdrawal: Withdrawal }) {
  const locale = useLocale();
  const translate = useTranslations("withdraw");
  const timeline = useTranslations("timeline");
  const status = useTranslations("status");
  const { bankName, accountNumberMasked } = withdrawal.bankAccount;
  return (
    <main className="flex flex-col gap-6 pb-10">
      <Hood className="flex flex-col gap-2 px-4 py-6">
        <Money amount={withdrawal.amount} size="balance" />
        <p className="text-hood-soft">
          {bankName} {accountNumberMasked}
        </p>
        <p role="status" className="pt-1">
          <StatusPill tone={toneOf(withdrawal.status)}>{status(withdrawal.status)}</StatusPill>
        </p>
      </Hood>
      <div className="px-4">
        <Timeline
          label={translate("timelineTitle")}
          items={transferSteps(withdrawal).map((step) => ({
            key: step.status,
            title: timeline(step.status),
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
        <Facts
          facts={[
            ...(withdrawal.utr
              ? [
                  [
                    translate("utr"),
                    <span key="u" className="figures select-all">
                      {withdrawal.utr}
                    </span>,
                  ] as const,
                ]
              : []),
            [
              translate("fee"),
              withdrawal.fee === 0 ? translate("noFee") : <Money key="f" amount={withdrawal.fee} />,
            ],
            ...(withdrawal.tax > 0
              ? [[translate("tax"), <Money key="t" amount={withdrawal.tax} />] as const]
              : []),
            [translate("total"), <Money key="s" amount={withdrawal.total} size="row" />],
          ]}
        />
      </div>
      {withdrawal.cancellable ? <Stop withdrawal={withdrawal} /> : null}
    </main>
  );
}

function Stop({ withdrawal }: { readonly withdrawal: Withdrawal }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const translate = useTranslations("withdraw");
  const common = useTranslations("common");
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
        closeLabel={common("close")}
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
