"use client";

import { formatPaise } from "@drivopay/i18n/money";
import { useTranslations } from "@drivopay/i18n/react";
import { Button } from "@drivopay/ui/button";
import { Money } from "@drivopay/ui/money";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC, useTRPCClient } from "../trpc/client.tsx";
import { useSubscription } from "../trpc/use-subscription.ts";
import { AmountEntry } from "./amount-entry.tsx";
import { amountOf } from "./amount-text.ts";
import { BackBar } from "./back-bar.tsx";
import { useErrorText } from "./error-text.ts";
import { Form, FormAction } from "./form.tsx";
import { Paid } from "./paid.tsx";
import { QrPicture } from "./qr-picture.tsx";
import { useWakeLock } from "./wake-lock.ts";

const creditLimits: readonly string[] = ["BALANCE_MAX", "CREDIT_PER_MONTH", "CREDIT_PER_YEAR"];

/** The driver's own money into the wallet: an amount, then the UPI app on this phone or a QR for another. */
export function Deposit() {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const translate = useTranslations("deposit");
  const errorText = useErrorText();
  const [text, setText] = useState("");
  const amount = amountOf(text);
  const limits = useQuery(trpc.wallet.limits.queryOptions());
  const room = limits.data?.limits
    .filter(({ name }) => creditLimits.includes(name))
    .map(({ remaining }) => remaining);
  const open = useMutation({
    mutationFn: (wanted: number) => client.payments.deposit.mutate({ amount: wanted }),
  });

  if (open.data) return <PayIn {...open.data} />;
  return (
    <div className="flex min-h-dvh flex-col">
      <BackBar title={translate("title")} href="/bank" />
      <main className="flex flex-1 flex-col">
        <Form
          className="flex flex-1 flex-col"
          onSubmit={() => {
            if (amount > 0) open.mutate(amount);
          }}
        >
          <AmountEntry
            label={translate("enter")}
            text={text}
            onText={(next) => {
              setText(next);
              open.reset();
            }}
            error={open.error ? errorText(open.error) : null}
            hint={
              room
                ? translate("room", { amount: formatPaise(Math.min(...room), { short: true }) })
                : translate("notEarned")
            }
          />
          <FormAction className="p-4 pb-[max(1rem,env(safe-area-inset-bottom))]">
            <Button type="submit" size="large" wide disabled={amount === 0} busy={open.isPending}>
              {translate("next")}
            </Button>
          </FormAction>
        </Form>
      </main>
    </div>
  );
}

interface PayInProps {
  readonly qrId: string;
  readonly qrCode: string;
  readonly upiUri: string;
  readonly amount: number;
}

function PayIn({ qrId, qrCode, upiUri, amount }: PayInProps) {
  const trpc = useTRPC();
  const translate = useTranslations("deposit");
  const collect = useTranslations("collect");
  const { data } = useSubscription(trpc.live.qr.subscriptionOptions({ id: qrId }));
  const qr = data?.data.qr;
  if (qr?.status === "PAID") return <Paid amount={amount} paymentId={qr.paymentId} />;
  const ended = qr?.status === "EXPIRED" || qr?.status === "CLOSED";
  return (
    <div className="flex min-h-dvh flex-col">
      <BackBar title={translate("title")} href="/bank" arrives />
      <main className="flex flex-1 flex-col items-center justify-center gap-4 px-5 py-4 text-center">
        <Money amount={amount} size="balance" />
        {ended ? (
          <p role="status" className="font-medium">
            {collect("expiredTitle")}
          </p>
        ) : (
          <Waiting qrCode={qrCode} amount={amount} />
        )}
      </main>
      <div className="sticky bottom-0 bg-paper p-4 pb-[max(1rem,env(safe-area-inset-bottom))]">
        <Button asChild size="large" wide>
          {ended ? <a href="/bank/deposit">{collect("newQr")}</a> : <a href={upiUri}>{translate("open")}</a>}
        </Button>
      </div>
    </div>
  );
}

function Waiting({ qrCode, amount }: Pick<PayInProps, "qrCode" | "amount">) {
  const translate = useTranslations("deposit");
  const collect = useTranslations("collect");
  useWakeLock();
  return (
    <>
      <QrPicture svg={qrCode} label={collect("qrLabel", { amount: formatPaise(amount) })} />
      <p>{translate("scan")}</p>
      <p role="status" className="text-ink-soft">
        {collect("waiting")}
      </p>
      <p className="text-ink-soft text-small">{translate("notEarned")}</p>
    </>
  );
}
