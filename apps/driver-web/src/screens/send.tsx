"use client";

import type { BankAccount, Sendable } from "@drivopay/contracts/wallet";
import { formatMoment } from "@drivopay/i18n/dates";
import { formatPaise } from "@drivopay/i18n/money";
import { useLocale, useTranslations } from "@drivopay/i18n/react";
import { Button } from "@drivopay/ui/button";
import { Skeleton } from "@drivopay/ui/skeleton";
import { EmptyState } from "@drivopay/ui/states";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { FileText, Landmark } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { useTRPC } from "../trpc/client.tsx";
import { AmountEntry } from "./amount-entry.tsx";
import { amountOf, textOf } from "./amount-text.ts";
import { BackBar } from "./back-bar.tsx";
import { ConfirmSend } from "./confirm-send.tsx";
import { Form, FormAction } from "./form.tsx";
import { Section } from "./section.tsx";

/** Money to the bank: how much, then the quote and the PIN. */
export function Send() {
  const translate = useTranslations("withdraw");
  return (
    <div className="flex min-h-dvh flex-col">
      <BackBar title={translate("title")} href="/bank" />
      <main className="flex flex-1 flex-col">
        <Section skeleton={<Skeleton className="m-4 h-[70dvh]" />}>
          <Loaded />
        </Section>
      </main>
    </div>
  );
}

function Loaded() {
  const trpc = useTRPC();
  const me = useSuspenseQuery(trpc.users.me.queryOptions());
  const wallet = useSuspenseQuery(trpc.wallet.get.queryOptions());
  const accounts = useSuspenseQuery(trpc.wallet.bankAccounts.list.queryOptions());
  const account =
    accounts.data.bankAccounts.find(({ isPrimary, isVerified }) => isPrimary && isVerified) ??
    accounts.data.bankAccounts.find(({ isVerified }) => isVerified) ??
    accounts.data.bankAccounts[0];
  if (me.data.user.kycStatus !== "APPROVED") return <First reason="kyc" />;
  if (!account) return <First reason="account" />;
  return <Amount balance={wallet.data.balance} account={account} />;
}

function First({ reason }: { readonly reason: "kyc" | "account" }) {
  const translate = useTranslations("withdraw");
  const home = useTranslations("home");
  const kyc = reason === "kyc";
  const Icon = kyc ? FileText : Landmark;
  return (
    <EmptyState
      icon={<Icon aria-hidden="true" className="size-10" />}
      title={kyc ? home("kycTitle") : translate("noAccountTitle")}
      action={
        <Button asChild size="large">
          <Link href={kyc ? "/kyc" : "/bank/add"}>
            {kyc ? home("kycAction") : translate("noAccountTitle")}
          </Link>
        </Button>
      }
    >
      {kyc ? translate("needsKyc") : translate("noAccountBody")}
    </EmptyState>
  );
}

/** What stands in the way of more, in words; the balance alone needs none. */
function useBound(): (sendable: Sendable) => string | null {
  const translate = useTranslations("sending");
  const locale = useLocale();
  return ({ amount: paise, boundBy, moreAt, fee, tax }) => {
    const amount = formatPaise(paise, { short: true });
    if (boundBy === "COOLING_OFF" || boundBy === "WITHDRAWAL_PER_DAY" || boundBy === "WITHDRAWAL_PER_MONTH") {
      return translate(boundBy, { amount, time: moreAt ? formatMoment(moreAt, locale) : "" });
    }
    if (boundBy === "MODE" || boundBy === "WITHDRAWAL_PER_TRANSACTION")
      return translate("oneTransfer", { amount });
    return boundBy === "BALANCE" && fee > 0 && paise > 0
      ? translate("feeTaken", { fee: formatPaise(fee + tax, { short: true }) })
      : null;
  };
}

function Amount({ balance, account }: { readonly balance: number; readonly account: BankAccount }) {
  const trpc = useTRPC();
  const translate = useTranslations("withdraw");
  const sending = useTranslations("sending");
  const shell = useTranslations("shell");
  const [text, setText] = useState("");
  const [confirming, setConfirming] = useState(false);
  const { data: sendable } = useQuery({
    ...trpc.wallet.sendable.queryOptions({ bankAccountId: account.id }),
    throwOnError: true,
  });
  const boundOf = useBound();
  if (!sendable) return <Skeleton className="m-4 h-[70dvh]" />;
  const bound = boundOf(sendable);
  const amount = amountOf(text);
  const tooMuch = amount > sendable.amount;
  const upTo = sending("upTo", { amount: formatPaise(sendable.amount, { short: true }) });
  return (
    <Form
      className="flex flex-1 flex-col"
      onSubmit={() => {
        if (amount > 0 && !tooMuch) setConfirming(true);
      }}
    >
      <AmountEntry
        label={translate("enterAmount")}
        text={text}
        onText={setText}
        error={tooMuch ? (bound && sendable.boundBy !== "BALANCE" ? bound : upTo) : null}
        hint={bound ? `${upTo} · ${bound}` : upTo}
      />
      <FormAction className="flex flex-wrap gap-3 p-4 pb-[max(1rem,env(safe-area-inset-bottom))]">
        <Button
          kind="secondary"
          size="large"
          className="shrink-0 whitespace-nowrap"
          disabled={sendable.amount <= 0}
          onClick={() => setText(textOf(sendable.amount))}
        >
          {translate("sendAll")}
        </Button>
        <Button
          type="submit"
          size="large"
          className="flex-[1_1_8rem]"
          disabled={amount === 0 || tooMuch || !account.isVerified}
        >
          {account.isVerified ? shell("continue") : translate("notVerified")}
        </Button>
      </FormAction>
      {confirming ? (
        <ConfirmSend
          amount={amount}
          account={account}
          balance={balance}
          onClose={() => setConfirming(false)}
        />
      ) : null}
    </Form>
  );
}
