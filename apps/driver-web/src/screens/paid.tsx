"use client";

import { useTranslations } from "@drivopay/i18n/react";
import { arrival } from "@drivopay/ui/arrival";
import { Button } from "@drivopay/ui/button";
import { Money } from "@drivopay/ui/money";
import { useQuery } from "@tanstack/react-query";
import { Check } from "lucide-react";
import Link from "next/link";
import { useTRPC } from "../trpc/client.tsx";

/** The stamp in the passbook: the server says that the money is there. */
export function Paid({ amount, paymentId }: { readonly amount: number; readonly paymentId: string | null }) {
  const trpc = useTRPC();
  const translate = useTranslations("collect");
  const payment = useQuery({
    ...trpc.payments.get.queryOptions({ id: paymentId ?? "" }),
    enabled: paymentId !== null,
  });
  const wallet = useQuery(trpc.wallet.get.queryOptions());
  return (
    <div className="flex min-h-dvh flex-col">
      <main className="on-hood flex flex-1 flex-col items-center justify-center gap-6 overflow-clip border-accent border-b-4 bg-hood px-4 text-center text-hood-ink">
        <div
          role="status"
          className="flex animate-stamp flex-col items-center gap-1 rounded-card border-4 border-accent px-8 py-5 text-accent [transform:rotate(-7deg)]"
        >
          <Check aria-hidden="true" className="size-12" strokeWidth={3.5} />
          <h1 {...arrival} className="font-bold text-title">
            {translate("paid")}
          </h1>
        </div>
        <p data-testid="paid-amount">
          <Money amount={amount} size="balance" />
        </p>
        <p className="max-w-80 text-hood-soft">
          {payment.data?.payment.held ? translate("putOnHold") : translate("addedToBalance")}
        </p>
        {wallet.data ? (
          <p className="text-lead">
            {translate("newBalance")} <Money amount={wallet.data.balance} className="font-semibold" />
          </p>
        ) : null}
      </main>
      <div className="side-by-side gap-3 p-4 pb-[max(1rem,env(safe-area-inset-bottom))]">
        <Button asChild kind="secondary" size="large">
          <Link href="/">{translate("home")}</Link>
        </Button>
        <Button asChild size="large">
          <a href="/collect">{translate("next")}</a>
        </Button>
      </div>
    </div>
  );
}
