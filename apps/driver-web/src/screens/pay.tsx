"use client";

import type { PublicLink } from "@drivopay/contracts/payment-links";
import { formatPaise } from "@drivopay/i18n/money";
import { useTranslations } from "@drivopay/i18n/react";
import { Button } from "@drivopay/ui/button";
import { Money } from "@drivopay/ui/money";
import { Skeleton } from "@drivopay/ui/skeleton";
import { useQuery } from "@tanstack/react-query";
import { Ban, Check, Clock3 } from "lucide-react";
import type { ReactNode } from "react";
import { useTRPC, useTRPCClient } from "../trpc/client.tsx";
import { useSubscription } from "../trpc/use-subscription.ts";
import { useErrorText } from "./error-text.ts";
import { PayLanguage } from "./pay-language.tsx";
import { QrPicture } from "./qr-picture.tsx";

/** A webhook that was lost is made up for by asking, this often. */
const askEveryMs = 15_000;

interface PayProps {
  readonly token: string;
  readonly link: PublicLink;
}

/**
 * What somebody who was sent a link sees, on any phone and without signing in: whom to pay, how much, and one button.
 * It turns to paid by itself.
 */
export function Pay({ token, link: known }: PayProps) {
  const shell = useTranslations("shell");
  const trpc = useTRPC();
  const live = useSubscription(trpc.live.link.subscriptionOptions({ token }));
  const asked = useQuery({
    ...trpc.payments.pay.link.queryOptions({ token }),
    initialData: { link: known },
    refetchInterval: ({ state }) => (state.data?.link.status === "ACTIVE" ? askEveryMs : false),
  });
  const told = [live.data?.data.link, asked.data.link, known];
  const link = told.find((one) => one !== undefined && one.status !== "ACTIVE") ?? known;
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="flex items-center justify-between py-1 pr-2 pl-4">
        <p className="font-bold text-lead tracking-tight">{shell("appName")}</p>
        <PayLanguage />
      </header>
      {link.status === "ACTIVE" ? <Open token={token} link={link} /> : <Ended link={link} />}
    </div>
  );
}

function Open({ token, link }: PayProps) {
  const client = useTRPCClient();
  const translate = useTranslations("pay");
  const errorText = useErrorText();
  const qr = useQuery({
    queryKey: ["pay-qr", token],
    queryFn: async () => (await client.payments.pay.openQr.mutate({ token })).qr,
    staleTime: Number.POSITIVE_INFINITY,
    retry: 1,
    // A QR that is too old gives way to another while the page is looked at.
    refetchInterval: ({ state }) =>
      state.data ? Math.max(5_000, new Date(state.data.expiresAt).getTime() - Date.now()) : false,
  });
  return (
    <>
      <main className="flex flex-1 flex-col items-center gap-5 px-5 pt-4 pb-6 text-center">
        <div className="flex flex-col gap-1">
          <h1 className="text-lead">{translate("title", { name: link.payeeName })}</h1>
          <Money amount={link.amount} size="balance" />
          {link.description ? <p className="break-words text-ink-soft">{link.description}</p> : null}
        </div>
        {qr.data ? (
          <QrPicture
            svg={qr.data.qrCode}
            label={translate("qrLabel", { amount: formatPaise(link.amount) })}
          />
        ) : null}
        {qr.isPending ? <Skeleton className="aspect-square w-full max-w-[min(20rem,48dvh)]" /> : null}
        {qr.data ? (
          <>
            <p className="pointer-coarse:hidden font-medium">{translate("scanHere")}</p>
            <p className="pointer-fine:hidden font-medium">{translate("scan")}</p>
          </>
        ) : null}
        {qr.error ? (
          <div role="alert" className="flex flex-col items-center gap-3">
            <p className="max-w-80 font-medium text-bad">{errorText(qr.error)}</p>
            <Button kind="secondary" busy={qr.isFetching} onClick={() => void qr.refetch()}>
              {translate("newQr")}
            </Button>
          </div>
        ) : null}
        <p role="status" className="flex items-center justify-center gap-2">
          <span
            aria-hidden="true"
            className="size-2.5 shrink-0 animate-wait rounded-full bg-accent ring-2 ring-ink"
          />
          {translate("waiting")}
        </p>
        <p className="max-w-80 text-ink-soft text-small">{translate("checkName")}</p>
        {link.gatewayUrl ? (
          <a
            href={link.gatewayUrl}
            rel="noreferrer"
            className="inline-flex min-h-12 items-center text-small underline decoration-accent decoration-3 underline-offset-4"
          >
            {translate("otherPage")}
          </a>
        ) : null}
      </main>
      {qr.data ? (
        <div className="sticky bottom-0 pointer-fine:hidden bg-paper p-4 pb-[max(1rem,env(safe-area-inset-bottom))]">
          <Button asChild size="large" wide>
            <a href={qr.data.upiUri}>{translate("open")}</a>
          </Button>
        </div>
      ) : null}
    </>
  );
}

function Ended({ link }: { readonly link: PublicLink }) {
  const translate = useTranslations("pay");
  const name = link.payeeName;
  if (link.status === "PAID") {
    return (
      <Whole>
        <div
          role="status"
          className="flex animate-stamp flex-col items-center gap-1 rounded-card border-4 border-accent px-8 py-5 text-accent [transform:rotate(-7deg)]"
        >
          <Check aria-hidden="true" className="size-12" strokeWidth={3.5} />
          <h1 className="font-bold text-title">{translate("paid")}</h1>
        </div>
        <Money amount={link.amount} size="balance" />
        <p className="max-w-80 text-hood-soft">{translate("paidBody", { name })}</p>
      </Whole>
    );
  }
  const cancelled = link.status === "CANCELLED";
  const Icon = cancelled ? Ban : Clock3;
  return (
    <Said
      icon={<Icon aria-hidden="true" className="size-12" />}
      title={translate(cancelled ? "cancelled" : "expired")}
    >
      {translate(cancelled ? "cancelledBody" : "expiredBody", { name })}
    </Said>
  );
}

function Whole({ children }: { readonly children: ReactNode }) {
  return (
    <main className="on-hood flex flex-1 flex-col items-center justify-center gap-6 border-accent border-y-4 bg-hood px-4 text-center text-hood-ink">
      {children}
    </main>
  );
}

interface SaidProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly children: ReactNode;
}

/** Nothing to pay here, and why. */
export function Said({ icon, title, children }: SaidProps) {
  return (
    <main
      role="status"
      className="flex flex-1 flex-col items-center justify-center gap-3 px-6 pb-24 text-center"
    >
      <span className="text-ink-soft">{icon}</span>
      <h1 className="font-semibold text-title">{title}</h1>
      <p className="max-w-80 text-ink-soft">{children}</p>
    </main>
  );
}
