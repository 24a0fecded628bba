"use client";

import type { BankAccount } from "@drivopay/contracts/wallet";
import { formatMoment } from "@drivopay/i18n/dates";
import { formatPaise } from "@drivopay/i18n/money";
import { useLocale, useTranslations } from "@drivopay/i18n/react";
import { Button } from "@drivopay/ui/button";
import { ListRow } from "@drivopay/ui/list";
import { Sheet } from "@drivopay/ui/sheet";
import { StatusPill, toneOf } from "@drivopay/ui/status-pill";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { AtSign, Landmark } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { useTRPC } from "../trpc/client.tsx";
import { useErrorText } from "./error-text.ts";

/** What stands under the name of an account: its state in words. */
export function useAccountNote(): (account: BankAccount) => string {
  const translate = useTranslations("bank");
  const sending = useTranslations("sending");
  const locale = useLocale();
  return (account) => {
    if (account.state === "FAILED") {
      return account.registeredName
        ? translate("failedName", { name: account.registeredName })
        : translate("failedBody");
    }
    if (account.state !== "VERIFIED") return translate("verifyingBody");
    const until = account.coolingOffUntil;
    return until && new Date(until) > new Date()
      ? sending("accountNew", {
          cap: formatPaise(account.coolingOffCap ?? 0, { short: true }),
          time: formatMoment(until, locale),
        })
      : translate("verifiedBody");
  };
}

/** An account, its state, and what can be done with it. */
export function BankAccountRow({ account }: { readonly account: BankAccount }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const translate = useTranslations("bank");
  const shell = useTranslations("shell");
  const status = useTranslations("status");
  const errorText = useErrorText();
  const noteOf = useAccountNote();
  const [open, setOpen] = useState(false);
  const Icon = account.type === "UPI" ? AtSign : Landmark;
  const name = `${account.bankName} ${account.accountNumberMasked}`;

  const onSuccess = async () => {
    await queryClient.invalidateQueries({ queryKey: trpc.wallet.bankAccounts.list.queryKey() });
    setOpen(false);
  };
  const makeMain = useMutation(trpc.wallet.bankAccounts.setPrimary.mutationOptions({ onSuccess }));
  const remove = useMutation(trpc.wallet.bankAccounts.remove.mutationOptions({ onSuccess }));
  const failure = makeMain.error ?? remove.error;

  return (
    <>
      <ListRow
        icon={<Icon aria-hidden="true" className="size-5" />}
        title={name}
        detail={noteOf(account)}
        end={<StatusPill tone={toneOf(account.state)}>{status(account.state)}</StatusPill>}
        endDetail={account.isPrimary ? translate("main") : null}
        render={(row) => <button type="button" onClick={() => setOpen(true)} {...row} />}
      />
      <Sheet
        open={open}
        onOpenChange={setOpen}
        title={name}
        description={noteOf(account)}
        closeLabel={shell("close")}
      >
        {failure ? (
          <p role="alert" className="font-medium text-bad">
            {errorText(failure)}
          </p>
        ) : null}
        <div className="flex flex-col gap-3">
          {account.isVerified && !account.isPrimary ? (
            <Button busy={makeMain.isPending} onClick={() => makeMain.mutate({ id: account.id })}>
              {translate("makeMain")}
            </Button>
          ) : null}
          {account.provableByPayment ? (
            <Button asChild kind={account.state === "FAILED" ? "primary" : "secondary"}>
              <Link href={`/bank/prove/${account.id}`}>{translate("prove")}</Link>
            </Button>
          ) : null}
          <Button kind="danger" busy={remove.isPending} onClick={() => remove.mutate({ id: account.id })}>
            {translate("remove")}
          </Button>
        </div>
      </Sheet>
    </>
  );
}
