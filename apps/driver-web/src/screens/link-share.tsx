"use client";

import type { PaymentLink } from "@drivopay/contracts/payment-links";
import { formatMoment } from "@drivopay/i18n/dates";
import { formatPaise } from "@drivopay/i18n/money";
import { useLocale, useTranslations } from "@drivopay/i18n/react";
import { Button } from "@drivopay/ui/button";
import { Hood } from "@drivopay/ui/card";
import { Money } from "@drivopay/ui/money";
import { Sheet } from "@drivopay/ui/sheet";
import { Skeleton } from "@drivopay/ui/skeleton";
import { StatusPill } from "@drivopay/ui/status-pill";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Copy, Share2 } from "lucide-react";
import { useState } from "react";
import { useTRPC, useTRPCClient } from "../trpc/client.tsx";
import { BackBar } from "./back-bar.tsx";
import { useErrorText } from "./error-text.ts";
import { linkTone } from "./link-tone.ts";
import { Section } from "./section.tsx";

/** A link's state is looked at while the page is open; the money itself is heard at once. */
const lookEveryMs = 5_000;

/** One payment link: how much, whether it is paid, and the way to send it. */
export function LinkShare({ id }: { readonly id: string }) {
  const translate = useTranslations("links");
  return (
    <div className="flex min-h-dvh flex-col">
      <BackBar title={translate("title")} href="/collect/links" />
      <Section skeleton={<Skeleton className="m-4 h-48" />}>
        <Loaded id={id} />
      </Section>
    </div>
  );
}

function Loaded({ id }: { readonly id: string }) {
  const trpc = useTRPC();
  const locale = useLocale();
  const translate = useTranslations("links");
  const { data } = useSuspenseQuery({
    ...trpc.payments.links.get.queryOptions({ id }),
    refetchInterval: ({ state }) => (state.data?.link.status === "ACTIVE" ? lookEveryMs : false),
  });
  const { link } = data;
  const open = link.status === "ACTIVE";
  return (
    <>
      <main className="flex flex-1 flex-col gap-5">
        <Hood className="flex flex-col items-start gap-2 px-4 py-6">
          <Money amount={link.amount} size="balance" />
          {link.description ? <p className="text-hood-soft">{link.description}</p> : null}
          <StatusPill tone={linkTone(link.status)}>{translate(`status.${link.status}`)}</StatusPill>
        </Hood>
        {open ? (
          <div className="flex flex-col gap-3 px-4">
            <p className="figures break-all rounded-field border-2 border-ruled bg-sheet px-4 py-3">
              {link.url}
            </p>
            <p className="text-ink-soft">{translate("howItWorks")}</p>
            <p className="text-ink-soft text-small">
              {translate("validUntil", { time: formatMoment(link.expiresAt, locale) })}
            </p>
            <TakeBack id={link.id} />
          </div>
        ) : null}
      </main>
      {open ? <Send link={link} /> : null}
    </>
  );
}

function Send({ link }: { readonly link: PaymentLink }) {
  const trpc = useTRPC();
  const translate = useTranslations("links");
  const [outcome, setOutcome] = useState<"copied" | "copyRefused">();
  const { data } = useSuspenseQuery(trpc.users.me.queryOptions());
  const text = translate("shareText", {
    amount: formatPaise(link.amount, { short: true }),
    name: data.user.name,
  });
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link.url);
      setOutcome("copied");
    } catch {
      // Refused by the phone, or not known to it at all: the address stands above, to be copied by hand.
      setOutcome("copyRefused");
    }
  };
  const share = async () => {
    if (!navigator.share) return copy();
    try {
      await navigator.share({ text, url: link.url });
    } catch (error) {
      // Closing the sheet of the phone is an answer, not a failure.
      if (!(error instanceof DOMException && error.name === "AbortError")) await copy();
    }
  };
  return (
    <div className="sticky bottom-0 flex flex-col gap-2 bg-paper p-4 pb-[max(1rem,env(safe-area-inset-bottom))]">
      <p role="status" className="text-center font-medium empty:hidden">
        {outcome ? translate(outcome) : ""}
      </p>
      <Button kind="secondary" wide onClick={() => void copy()}>
        <Copy aria-hidden="true" className="size-5" />
        {translate("copy")}
      </Button>
      <Button size="large" wide onClick={() => void share()}>
        <Share2 aria-hidden="true" className="size-6" />
        {translate("share")}
      </Button>
    </div>
  );
}

function TakeBack({ id }: { readonly id: string }) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const translate = useTranslations("links");
  const shell = useTranslations("shell");
  const errorText = useErrorText();
  const [asking, setAsking] = useState(false);
  const cancel = useMutation({
    mutationFn: () => client.payments.links.cancel.mutate({ id }),
    onSuccess: async () => {
      setAsking(false);
      await queryClient.invalidateQueries({ queryKey: trpc.payments.links.pathKey() });
    },
  });
  return (
    <>
      <Button kind="quiet" className="self-start" onClick={() => setAsking(true)}>
        {translate("cancel")}
      </Button>
      <Sheet
        open={asking}
        onOpenChange={setAsking}
        title={translate("cancel")}
        description={translate("cancelBody")}
        closeLabel={shell("close")}
      >
        {cancel.error ? (
          <p role="alert" className="font-medium text-bad">
            {errorText(cancel.error)}
          </p>
        ) : null}
        <Button kind="danger" size="large" wide busy={cancel.isPending} onClick={() => cancel.mutate()}>
          {translate("cancel")}
        </Button>
      </Sheet>
    </>
  );
}
