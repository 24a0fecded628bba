"use client";

import { formatPaise } from "@drivopay/i18n/money";
import { useTranslations } from "@drivopay/i18n/react";
import { Button } from "@drivopay/ui/button";
import { Choice } from "@drivopay/ui/choice";
import { Sheet } from "@drivopay/ui/sheet";
import { Skeleton } from "@drivopay/ui/skeleton";
import { EmptyState } from "@drivopay/ui/states";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { useTRPC, useTRPCClient } from "../trpc/client.tsx";
import { AmountEntry } from "./amount-entry.tsx";
import { amountOf, textOf } from "./amount-text.ts";
import { BackBar } from "./back-bar.tsx";
import { errorFacts, useErrorText } from "./error-text.ts";
import { Section } from "./section.tsx";

const reasons = ["wrongFare", "paidTwice", "tripCancelled", "other"] as const;
type Reason = (typeof reasons)[number];

/** Gives a passenger money back, all of it or a part: amount, reason, and one more look before it goes. */
export function Refund({
  paymentId,
  transactionId,
}: {
  readonly paymentId: string;
  readonly transactionId: string;
}) {
  const translate = useTranslations("refund");
  return (
    <div className="flex min-h-dvh flex-col">
      <BackBar title={translate("offer")} href={`/history/${transactionId}`} />
      <Section skeleton={<Skeleton className="m-4 h-40" />}>
        <Amount paymentId={paymentId} back={`/history/${transactionId}`} />
      </Section>
    </div>
  );
}

interface AmountProps {
  readonly paymentId: string;
  readonly back: string;
}

function Amount({ paymentId, back }: AmountProps) {
  const trpc = useTRPC();
  const translate = useTranslations("refund");
  const { data } = useSuspenseQuery(trpc.payments.get.queryOptions({ id: paymentId }));
  const { refundable } = data;
  const [text, setText] = useState(() => textOf(refundable));
  const [asking, setAsking] = useState(false);
  const amount = amountOf(text);
  const most = translate("most", { amount: formatPaise(refundable, { short: true }) });
  if (refundable === 0) {
    return (
      <main>
        <EmptyState title={translate("notToday")} />
      </main>
    );
  }
  return (
    <main className="flex flex-1 flex-col">
      <form
        className="flex flex-1 flex-col"
        onSubmit={(event) => {
          event.preventDefault();
          setAsking(true);
        }}
      >
        <AmountEntry
          label={translate("enter")}
          text={text}
          onText={setText}
          hint={most}
          error={amount > refundable ? most : null}
        />
        <div className="p-4 pb-[max(1rem,env(safe-area-inset-bottom))]">
          <Button type="submit" size="large" wide disabled={amount === 0 || amount > refundable}>
            {translate("offer")}
          </Button>
        </div>
      </form>
      {asking ? (
        <Confirm paymentId={paymentId} amount={amount} back={back} onClose={() => setAsking(false)} />
      ) : null}
    </main>
  );
}

interface ConfirmProps extends AmountProps {
  readonly amount: number;
  readonly onClose: () => void;
}

function Confirm({ paymentId, amount, back, onClose }: ConfirmProps) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const router = useRouter();
  const queryClient = useQueryClient();
  const translate = useTranslations("refund");
  const shell = useTranslations("shell");
  const errorText = useErrorText();
  const { data: wallet } = useSuspenseQuery(trpc.wallet.get.queryOptions());
  const [reason, setReason] = useState<Reason>("wrongFare");
  const intent = useRef(crypto.randomUUID());
  const give = useMutation({
    mutationFn: () =>
      client.payments.refund.mutate(
        { paymentId, amount, reason: translate(`reasons.${reason}`) },
        { context: { idempotencyKey: intent.current } },
      ),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: trpc.payments.pathKey() });
      await queryClient.invalidateQueries({ queryKey: trpc.transactions.pathKey() });
      router.replace(back);
    },
    onError: (error) => {
      // After a lost connection the same key is sent again, so that the money goes back once.
      if (errorFacts(error).code !== "OFFLINE") intent.current = crypto.randomUUID();
    },
  });
  return (
    <Sheet
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={translate("confirmTitle", { amount: formatPaise(amount, { short: true }) })}
      description={translate(amount > wallet.balance ? "short" : "confirmBody")}
      closeLabel={shell("close")}
    >
      <Choice
        label={translate("reason")}
        value={reason}
        onChange={(chosen) => {
          setReason(chosen);
          intent.current = crypto.randomUUID();
        }}
        options={reasons.map((value) => ({ value, label: translate(`reasons.${value}`) }))}
      />
      {give.error ? (
        <p role="alert" className="font-medium text-bad">
          {errorText(give.error)}
        </p>
      ) : null}
      <Button size="large" wide busy={give.isPending} onClick={() => give.mutate()}>
        {translate("confirm")}
      </Button>
    </Sheet>
  );
}
