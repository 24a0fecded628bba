"use client";

import { formatTime } from "@drivopay/i18n/dates";
import { formatPaise } from "@drivopay/i18n/money";
import { useLocale, useTranslations } from "@drivopay/i18n/react";
import { arrival } from "@drivopay/ui/arrival";
import { Button, IconButton } from "@drivopay/ui/button";
import { Money } from "@drivopay/ui/money";
import { useQuery } from "@tanstack/react-query";
import { Volume2, VolumeX, X } from "lucide-react";
import Link from "next/link";
import { useTRPC } from "../trpc/client.tsx";
import { useSubscription } from "../trpc/use-subscription.ts";
import { Paid } from "./paid.tsx";
import { QrPicture } from "./qr-picture.tsx";
import { useSoundSetting } from "./soundbox.ts";
import { useWakeLock } from "./wake-lock.ts";

interface QrViewProps {
  readonly qr: {
    readonly qrId: string;
    readonly qrCode: string;
    readonly amount: number;
    readonly expiresAt: string | null;
  };
}

/** A QR held out to a passenger. It turns by itself to paid or expired; the page is never asked to reload. */
export function QrView({ qr }: QrViewProps) {
  const trpc = useTRPC();
  const subscription = useSubscription(trpc.live.qr.subscriptionOptions({ id: qr.qrId }));
  const live = subscription.data?.data.qr;

  if (live?.status === "PAID") return <Paid amount={live.amount ?? qr.amount} paymentId={live.paymentId} />;
  if (live?.status === "EXPIRED" || live?.status === "CLOSED") return <Expired />;
  return <Waiting qr={qr} reconnecting={subscription.status === "connecting" && live !== undefined} />;
}

function Waiting({ qr, reconnecting }: QrViewProps & { readonly reconnecting: boolean }) {
  const trpc = useTRPC();
  const locale = useLocale();
  const translate = useTranslations("collect");
  const shell = useTranslations("shell");
  const [sound, setSound] = useSoundSetting();
  useWakeLock();
  const { data } = useQuery(trpc.users.me.queryOptions());
  return (
    <div className="flex min-h-dvh flex-col bg-qr-paper text-qr-ink">
      <header className="flex items-center justify-between px-1 pt-1">
        <IconButton asChild label={shell("close")}>
          <Link href="/">
            <X aria-hidden="true" className="size-6" />
          </Link>
        </IconButton>
        <button
          type="button"
          aria-pressed={sound}
          onClick={() => setSound(!sound)}
          className="inline-flex min-h-12 items-center gap-2 rounded-field px-3 font-semibold text-small"
        >
          {sound ? (
            <Volume2 aria-hidden="true" className="size-6" />
          ) : (
            <VolumeX aria-hidden="true" className="size-6" />
          )}
          {translate(sound ? "soundOn" : "soundOff")}
        </button>
      </header>
      <main className="flex flex-1 flex-col items-center justify-center gap-4 px-5 pb-6 text-center">
        <div>
          {data?.user.name ? (
            <h1 {...arrival} className="text-lead">
              {translate("payTo", { name: data.user.name })}
            </h1>
          ) : null}
          <Money amount={qr.amount} size="balance" />
        </div>
        <QrPicture svg={qr.qrCode} label={translate("qrLabel", { amount: formatPaise(qr.amount) })} alone />
        <p className="font-medium">{translate("scan")}</p>
        <div className="flex flex-col gap-1">
          <p role="status" className="flex items-center justify-center gap-2">
            <span
              aria-hidden="true"
              className="size-2.5 shrink-0 animate-wait rounded-full bg-accent ring-2 ring-qr-ink"
            />
            {translate(reconnecting ? "reconnecting" : "waiting")}
          </p>
          {qr.expiresAt ? (
            <p className="figures text-small">
              {translate("expiresIn", { time: formatTime(qr.expiresAt, locale) })}
            </p>
          ) : null}
        </div>
      </main>
    </div>
  );
}

function Expired() {
  const translate = useTranslations("collect");
  return (
    <div className="flex min-h-dvh flex-col justify-between p-4">
      <main role="status" className="flex flex-1 flex-col items-center justify-center gap-2 text-center">
        <h1 {...arrival} className="font-semibold text-title">
          {translate("expiredTitle")}
        </h1>
        <p className="max-w-80 text-ink-soft">{translate("expiredBody")}</p>
      </main>
      <Button asChild size="large" wide>
        <a href="/collect">{translate("newQr")}</a>
      </Button>
    </div>
  );
}
