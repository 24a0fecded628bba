"use client";

import { useTranslations } from "@drivopay/i18n/react";
import { Button } from "@drivopay/ui/button";
import { Skeleton } from "@drivopay/ui/skeleton";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Download, Printer } from "lucide-react";
import { useTRPC } from "../trpc/client.tsx";
import { BackBar } from "./back-bar.tsx";
import { QrPicture } from "./qr-picture.tsx";
import { Section } from "./section.tsx";
import { useWakeLock } from "./wake-lock.ts";

/** The driver's own QR, full screen: it is held out, saved as a picture, or printed and stuck in the vehicle. */
export function MyQr() {
  const translate = useTranslations("links");
  return (
    <div className="flex min-h-dvh flex-col print:block">
      <div className="print:hidden">
        <BackBar title={translate("myQr")} href="/collect" />
      </div>
      <Section skeleton={<Skeleton className="mx-auto mt-24 aspect-square w-full max-w-80" />}>
        <Loaded />
      </Section>
    </div>
  );
}

function Loaded() {
  const trpc = useTRPC();
  const translate = useTranslations("links");
  const collect = useTranslations("collect");
  const { data } = useSuspenseQuery(trpc.payments.qr.permanent.queryOptions());
  const me = useSuspenseQuery(trpc.users.me.queryOptions());
  useWakeLock();
  const picture = `data:image/svg+xml,${encodeURIComponent(data.qrCode)}`;
  return (
    <>
      <main className="flex flex-1 flex-col items-center justify-center gap-4 bg-qr-paper px-5 py-6 text-center text-qr-ink">
        <h2 className="font-semibold text-title">{me.data.user.name}</h2>
        <QrPicture svg={data.qrCode} label={translate("myQrLabel")} />
        <p className="font-medium">{collect("scan")}</p>
        <p className="max-w-80 text-small print:hidden">{translate("myQrBody")}</p>
      </main>
      <div className="side-by-side gap-3 p-4 pb-[max(1rem,env(safe-area-inset-bottom))] print:hidden">
        <Button kind="secondary" size="large" onClick={() => window.print()}>
          <Printer aria-hidden="true" className="size-6" />
          {translate("print")}
        </Button>
        <Button asChild size="large">
          <a href={picture} download="drivopay-qr.svg">
            <Download aria-hidden="true" className="size-6" />
            {translate("download")}
          </a>
        </Button>
      </div>
    </>
  );
}
