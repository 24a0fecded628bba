"use client";

import type { BankAccount, WithdrawalQuote } from "@drivopay/contracts/wallet";
import { formatMoment } from "@drivopay/i18n/dates";
import { formatPaise } from "@drivopay/i18n/money";
import { useLocale, useTranslations } from "@drivopay/i18n/react";
import { Button } from "@drivopay/ui/button";
import { Facts } from "@drivopay/ui/card";
import { Money } from "@drivopay/ui/money";
import { Sheet } from "@drivopay/ui/sheet";
import { Skeleton } from "@drivopay/ui/skeleton";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Clock3 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { z } from "zod";
import { useTRPC, useTRPCClient } from "../trpc/client.tsx";
import { useErrorText } from "./error-text.ts";
import { PinField } from "./pin-field.tsx";
import { useWishes } from "./use-wishes.ts";

interface ConfirmSendProps {
  readonly amount: number;
  readonly account: BankAccount;
  readonly balance: number;
  readonly onClose: () => void;
}

/**
 * The quote, then the PIN. Asked again after a lost answer, also in a sheet opened anew, the same wish finds the
 * withdrawal that was made, so the money is held once.
 */
export function ConfirmSend({ amount, account, balance, onClose }: ConfirmSendProps) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const router = useRouter();
  const queryClient = useQueryClient();
  const translate = useTranslations("withdraw");
  const shell = useTranslations("shell");
  const errorText = useErrorText();
  const [asking, setAsking] = useState(false);
  const [pin, setPin] = useState("");
  const wishes = useWishes();
  const quote = useQuery(trpc.wallet.quoteWithdrawal.queryOptions({ amount, bankAccountId: account.id }));
  const short = quote.data !== undefined && quote.data.total > balance;
  const to = `${account.bankName} ${account.accountNumberMasked}`;

  const withdraw = useMutation({
    mutationFn: (digits: string) => {
      const asked = { amount, bankAccountId: account.id };
      return wishes.run("withdraw", asked, (intent) =>
        client.wallet.withdraw.mutate({ ...asked, pin: digits }, intent),
      );
    },
    onSuccess: async ({ withdrawalId }) => {
      await queryClient.invalidateQueries({ queryKey: trpc.wallet.get.queryKey() });
      router.replace(`/bank/transfers/${withdrawalId}`);
    },
    onError: () => setPin(""),
  });

  return (
    <Sheet
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={
        asking
          ? translate("confirm", { amount: formatPaise(amount, { short: true }) })
          : translate("quoteTitle")
      }
      description={
        asking
          ? translate("pinBody", { amount: formatPaise(amount, { short: true }), account: to })
          : undefined
      }
      closeLabel={shell("close")}
    >
      {asking ? (
        <PinField
          label={translate("pinTitle")}
          pin={pin}
          onPin={setPin}
          onComplete={(digits) => withdraw.mutate(digits)}
          busy={withdraw.isPending || withdraw.isSuccess}
          failure={withdraw.error}
        />
      ) : (
        <>
          {quote.data ? <Quote quote={quote.data} to={to} /> : null}
          {quote.isPending ? <Skeleton className="h-64" /> : null}
          {quote.error || short ? (
            <p role="alert" className="font-medium text-bad">
              {quote.error
                ? errorText(quote.error)
                : translate("insufficient", { amount: formatPaise(balance, { short: true }) })}
            </p>
          ) : null}
          <Button size="large" wide disabled={!quote.data || short} onClick={() => setAsking(true)}>
            {translate("confirm", { amount: formatPaise(amount, { short: true }) })}
          </Button>
        </>
      )}
    </Sheet>
  );
}

function Quote({ quote, to }: { readonly quote: z.infer<typeof WithdrawalQuote>; readonly to: string }) {
  const locale = useLocale();
  const translate = useTranslations("withdraw");
  const sending = useTranslations("sending");
  const free = quote.fee === 0;
  return (
    <>
      <Facts
        facts={[
          [translate("to"), to],
          [translate("youSend"), <Money key="a" amount={quote.amount} size="row" />],
          [translate("fee"), free ? translate("noFee") : <Money key="f" amount={quote.fee} />],
          ...(quote.tax > 0 ? [[translate("tax"), <Money key="t" amount={quote.tax} />] as const] : []),
          [translate("total"), <Money key="s" amount={quote.total} size="row" />],
        ]}
      />
      <p className="flex items-center gap-2 font-semibold text-lead">
        <Clock3 aria-hidden="true" className="size-6 shrink-0" />
        {sending("promise", { time: formatMoment(quote.arrivesBy, locale) })}
      </p>
    </>
  );
}
