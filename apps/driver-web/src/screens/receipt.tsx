"use client";

import type { Receipt as ReceiptData } from "@drivopay/contracts/statements";
import { formatDateTime } from "@drivopay/i18n/dates";
import { formatPaise } from "@drivopay/i18n/money";
import { useLocale, useTranslations } from "@drivopay/i18n/react";
import { Button } from "@drivopay/ui/button";
import { Facts, Hood } from "@drivopay/ui/card";
import { Money } from "@drivopay/ui/money";
import { ListSkeleton } from "@drivopay/ui/skeleton";
import { StatusPill, toneOf } from "@drivopay/ui/status-pill";
import { useMutation, useSuspenseQuery } from "@tanstack/react-query";
import { Share2 } from "lucide-react";
import { useTRPC } from "../trpc/client.tsx";
import { BackBar } from "./back-bar.tsx";
import { useErrorText } from "./error-text.ts";
import { drawReceipt, sharePicture } from "./receipt-picture.ts";
import { Section } from "./section.tsx";

/** A movement's receipt, to be shown or sent. */
export function Receipt({ id }: { readonly id: string }) {
  const translate = useTranslations("receipt");
  const shell = useTranslations("shell");
  return (
    <>
      <BackBar title={translate("title")} href={`/history/${id}`} />
      <main className="pb-10">
        <Section skeleton={<ListSkeleton rows={7} label={shell("loading")} />}>
          <Loaded id={id} />
        </Section>
      </main>
    </>
  );
}

/** The lines of a receipt, each only where there is something to say. */
function useLines(receipt: ReceiptData): [label: string, value: string][] {
  const locale = useLocale();
  const translate = useTranslations("receipt");
  const history = useTranslations("history");
  const source = useTranslations("source");
  const outward = receipt.kind.startsWith("WITHDRAWAL_") || receipt.kind === "REFUND";
  const lines: [string, string | null][] = [
    [history("when"), formatDateTime(receipt.at, locale)],
    [history("type"), source(receipt.source)],
    [translate(outward ? "sentTo" : "paidBy"), receipt.counterparty],
    [translate("driver"), receipt.driverName],
    [translate("vehicle"), receipt.vehicleNumber],
    [translate("note"), receipt.description],
    [history("fee"), receipt.fee > 0 ? formatPaise(receipt.fee) : null],
    [history("tax"), receipt.tax > 0 ? formatPaise(receipt.tax) : null],
    [translate("bankReference"), receipt.bankReference],
    [translate("number"), receipt.receiptNumber],
  ];
  return lines.filter((line): line is [string, string] => line[1] !== null);
}

function Loaded({ id }: { readonly id: string }) {
  const trpc = useTRPC();
  const translate = useTranslations("receipt");
  const shell = useTranslations("shell");
  const kind = useTranslations("kind");
  const status = useTranslations("status");
  const errorText = useErrorText();
  const { data } = useSuspenseQuery(trpc.transactions.receipt.queryOptions({ id }));
  const { receipt } = data;
  const lines = useLines(receipt);
  const share = useMutation({
    mutationFn: async () => {
      const picture = await drawReceipt({
        brand: shell("appName"),
        title: translate("title"),
        amount: formatPaise(receipt.amount),
        facts: lines,
      });
      return sharePicture(picture, `drivopay-${receipt.receiptNumber}.png`, translate("title"));
    },
  });
  return (
    <>
      <Hood className="flex flex-col items-start gap-2 px-4 py-6">
        <p className="text-hood-soft">{kind(receipt.kind)}</p>
        <Money amount={receipt.amount} size="balance" />
        <StatusPill tone={toneOf(receipt.status)}>{status(receipt.status)}</StatusPill>
      </Hood>
      <div className="flex flex-col gap-6 p-4">
        <Facts facts={lines} />
        <Button size="large" wide busy={share.isPending} onClick={() => share.mutate()}>
          <Share2 aria-hidden="true" className="size-5" />
          {translate("share")}
        </Button>
        {share.data === "saved" ? <p role="status">{translate("saved")}</p> : null}
        {share.error ? (
          <p role="alert" className="font-medium text-bad">
            {errorText(share.error)}
          </p>
        ) : null}
      </div>
    </>
  );
}
