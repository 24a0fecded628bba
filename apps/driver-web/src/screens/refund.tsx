"use client";

import type { Payment } from "@drivopay/contracts/payments";
import { formatPaise } from "@drivopay/i18n/money";
import { useTranslations } from "@drivopay/i18n/react";
import { Button } from "@drivopay/ui/button";
import { Choice } from "@drivopay/ui/choice";
import { Sheet } from "@drivopay/ui/sheet";
import { Skeleton } from "@drivopay/ui/skeleton";
import { EmptyState } from "@drivopay/ui/states";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTRPC, useTRPCClient } from "../trpc/client.tsx";
import { AmountEntry } from "./amount-entry.tsx";
import { amountOf, textOf } from "./amount-text.ts";
import { BackBar } from "./back-bar.tsx";
import { useErrorText } from "./error-text.ts";
import { Form, FormAction } from "./form.tsx";
import { Section } from "./section.tsx";
import { useWishes } from "./use-wishes.ts";

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
  const refusals = useTranslations("refusals");
  const { refundable } = data;
  const [text, setText] = useState(() => textOf(refundable));
  const [asking, setAsking] = useState(false);
  const amount = amountOf(text);
  const most = translate("most", { amount: formatPaise(refundable, { short: true }) });
  if (refundable === 0) {
    return (
      <main>
        <EmptyState title={refusals(whyNot(data.payment))} />
      </main>
    );
  }
  return (
    <main className="flex flex-1 flex-col">
      <Form className="flex flex-1 flex-col" onSubmit={() => setAsking(true)}>
        <AmountEntry
          label={translate("enter")}
          text={text}
          onText={setText}
          hint={most}
          error={amount > refundable ? most : null}
        />
        <FormAction className="p-4 pb-[max(1rem,env(safe-area-inset-bottom))]">
          <Button type="submit" size="large" wide disabled={amount === 0 || amount > refundable}>
            {translate("offer")}
          </Button>
        </FormAction>
      </Form>
      {asking ? (
        <Confirm paymentId={paymentId} amount={amount} back={back} onClose={() => setAsking(false)} />
      ) : null}
    </main>
  );
}

/** What stands against giving anything back. */
function whyNot({ status, held }: Pick<Payment, "status" | "held">) {
  if (held) return "PAYMENT_ON_HOLD";
  if (status === "FAILED") return "PAYMENT_FAILED";
  return status === "REFUNDED" ? "PAYMENT_GIVEN_BACK" : "PAYMENT_OF_ANOTHER_DAY";
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
  const wishes = useWishes();
  const give = useMutation({
    mutationFn: async () => {
      const wish = `refund ${paymentId} ${amount}`;
      // Asked again with another reason, or in another language, it is still the same money: the first words stand.
      const open = (await wishes.open()).find(({ name }) => name === wish)?.asked;
      const words = typeof open === "string" ? open : translate(`reasons.${reason}`);
      return wishes.run(wish, words, (intent) =>
        client.payments.refund.mutate({ paymentId, amount, reason: words }, intent),
      );
    },
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: trpc.payments.pathKey() });
      await queryClient.invalidateQueries({ queryKey: trpc.transactions.pathKey() });
      router.replace(back);
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
        onChange={setReason}
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
