"use client";

import type { ReversePennyDrop } from "@drivopay/contracts/wallet";
import { formatPaise } from "@drivopay/i18n/money";
import { useTranslations } from "@drivopay/i18n/react";
import { Button } from "@drivopay/ui/button";
import { Money } from "@drivopay/ui/money";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { BadgeCheck, type LucideIcon, TriangleAlert } from "lucide-react";
import Link from "next/link";
import { useTRPC } from "../trpc/client.tsx";
import { BackBar } from "./back-bar.tsx";
import { useErrorText } from "./error-text.ts";
import { QrPicture } from "./qr-picture.tsx";

const lookEveryMs = 3_000;

/** Proves a bank account from the driver's side: a rupee paid from it tells whose it is. */
export function ProveAccount({ bankAccountId }: { readonly bankAccountId: string }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const translate = useTranslations("prove");
  const errorText = useErrorText();
  const start = useMutation(
    trpc.wallet.bankAccounts.startReversePennyDrop.mutationOptions({
      onSuccess: (answer) =>
        queryClient.setQueryData(
          trpc.wallet.bankAccounts.reversePennyDrop.queryKey({ id: bankAccountId }),
          answer,
        ),
    }),
  );
  const latest = useQuery({
    ...trpc.wallet.bankAccounts.reversePennyDrop.queryOptions({ id: bankAccountId }),
    refetchInterval: ({ state }) => (state.data?.reversePennyDrop?.state === "WAITING" ? lookEveryMs : false),
  });
  const rupee = latest.data?.reversePennyDrop;
  const again = () => start.mutate({ id: bankAccountId });
  return (
    <div className="flex min-h-dvh flex-col">
      <BackBar title={translate("title")} href="/bank" />
      {rupee?.state === "WAITING" ? (
        <PayRupee rupee={rupee} />
      ) : rupee && !start.isPending && rupee.state !== "EXPIRED" ? (
        <Outcome rupee={rupee} onAgain={again} error={start.error ? errorText(start.error) : null} />
      ) : (
        <Intro busy={start.isPending} onStart={again} error={start.error ? errorText(start.error) : null} />
      )}
    </div>
  );
}

interface IntroProps {
  readonly busy: boolean;
  readonly error: string | null;
  readonly onStart: () => void;
}

function Intro({ busy, error, onStart }: IntroProps) {
  const translate = useTranslations("prove");
  return (
    <>
      <main className="flex flex-1 flex-col gap-4 px-5 py-6">
        <p className="font-semibold text-lead">{translate("lead")}</p>
        <p>{translate("how")}</p>
        <p className="text-ink-soft">{translate("back")}</p>
        {error ? (
          <p role="alert" className="font-medium text-bad">
            {error}
          </p>
        ) : null}
      </main>
      <Foot>
        <Button size="large" wide busy={busy} onClick={onStart}>
          {translate("start")}
        </Button>
      </Foot>
    </>
  );
}

function PayRupee({ rupee }: { readonly rupee: ReversePennyDrop }) {
  const translate = useTranslations("prove");
  const deposit = useTranslations("deposit");
  const collect = useTranslations("collect");
  return (
    <>
      <main className="flex flex-1 flex-col items-center justify-center gap-4 px-5 py-4 text-center">
        <Money amount={rupee.amount} size="balance" />
        <p className="font-medium">{translate("fromThisAccount")}</p>
        <QrPicture svg={rupee.qrCode} label={collect("qrLabel", { amount: formatPaise(rupee.amount) })} />
        <p>{deposit("scan")}</p>
        <p role="status" className="text-ink-soft">
          {collect("waiting")}
        </p>
      </main>
      <Foot>
        <Button asChild size="large" wide>
          <a href={rupee.upiUri}>{deposit("open")}</a>
        </Button>
      </Foot>
    </>
  );
}

interface OutcomeProps {
  readonly rupee: ReversePennyDrop;
  readonly error: string | null;
  readonly onAgain: () => void;
}

function Outcome({ rupee, error, onAgain }: OutcomeProps) {
  const translate = useTranslations("prove");
  const verified = rupee.state === "VERIFIED";
  const Icon: LucideIcon = verified ? BadgeCheck : TriangleAlert;
  return (
    <>
      <main className="flex flex-1 flex-col items-center justify-center gap-4 px-5 py-4 text-center">
        <Icon aria-hidden="true" className={`size-16 ${verified ? "text-good" : "text-bad"}`} />
        <p role="status" className="font-semibold text-lead">
          {wordsFor(rupee, translate)}
        </p>
        {rupee.state === "FAILED" ? null : <p className="text-ink-soft">{translate("inBalance")}</p>}
        {error ? (
          <p role="alert" className="font-medium text-bad">
            {error}
          </p>
        ) : null}
      </main>
      <Foot>
        {verified ? (
          <Button asChild size="large" wide>
            <Link href="/bank">{translate("done")}</Link>
          </Button>
        ) : (
          <Button size="large" wide onClick={onAgain}>
            {translate("again")}
          </Button>
        )}
      </Foot>
    </>
  );
}

function wordsFor(rupee: ReversePennyDrop, translate: ReturnType<typeof useTranslations<"prove">>): string {
  switch (rupee.state) {
    case "VERIFIED":
      return translate("verified");
    case "OTHER_ACCOUNT":
      return translate("otherAccount", { account: rupee.payerAccountMasked ?? "" });
    case "NAME_MISMATCH":
      return translate("otherName", { name: rupee.registeredName ?? "" });
    default:
      return translate("failed");
  }
}

function Foot({ children }: { readonly children: React.ReactNode }) {
  return (
    <div className="sticky bottom-0 bg-paper p-4 pb-[max(1rem,env(safe-area-inset-bottom))]">{children}</div>
  );
}
