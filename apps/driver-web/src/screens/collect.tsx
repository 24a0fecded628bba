"use client";

import { useTranslations } from "@drivopay/i18n/react";
import { Button } from "@drivopay/ui/button";
import { useMutation } from "@tanstack/react-query";
import { Link2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { useTRPCClient } from "../trpc/client.tsx";
import { AmountEntry } from "./amount-entry.tsx";
import { amountOf } from "./amount-text.ts";
import { BackBar, BarLink } from "./back-bar.tsx";
import { useErrorText } from "./error-text.ts";
import { Form, FormAction } from "./form.tsx";
import { QrView } from "./qr-view.tsx";
import { unlockSound } from "./soundbox.ts";

/** The fare, then its QR in the same place: no page is loaded while the passenger waits. */
export function Collect() {
  const translate = useTranslations("collect");
  const links = useTranslations("links");
  const router = useRouter();
  const errorText = useErrorText();
  const client = useTRPCClient();
  const [text, setText] = useState("");
  const intent = useRef(crypto.randomUUID());
  const amount = amountOf(text);

  const generate = useMutation({
    mutationFn: (wanted: number) =>
      client.payments.qr.generate.mutate({ amount: wanted }, { context: { idempotencyKey: intent.current } }),
    onSuccess: ({ qrId }) => window.history.replaceState(null, "", `/collect/${qrId}`),
  });

  const send = useMutation({
    mutationFn: (wanted: number) =>
      client.payments.links.create.mutate(
        { amount: wanted },
        { context: { idempotencyKey: intent.current } },
      ),
    onSuccess: ({ link }) => router.push(`/collect/links/${link.id}`),
  });
  const refused = generate.error ?? send.error;

  if (generate.data) return <QrView qr={{ ...generate.data, amount }} />;
  return (
    <div className="flex min-h-dvh flex-col">
      <BackBar
        title={translate("title")}
        href="/"
        end={
          <>
            <BarLink href="/collect/links">{links("toList")}</BarLink>
            <BarLink href="/collect/my-qr">{links("myQr")}</BarLink>
          </>
        }
      />
      <main className="flex flex-1 flex-col">
        <Form
          className="flex flex-1 flex-col"
          onSubmit={() => {
            unlockSound();
            if (amount > 0) generate.mutate(amount);
          }}
        >
          <AmountEntry
            label={translate("enterFare")}
            text={text}
            onText={(next) => {
              setText(next);
              // Another amount is another intent.
              intent.current = crypto.randomUUID();
              generate.reset();
              send.reset();
            }}
            error={refused ? errorText(refused) : null}
          />
          <FormAction className="flex flex-col gap-2 p-4 pb-[max(1rem,env(safe-area-inset-bottom))]">
            <Button
              kind="secondary"
              wide
              disabled={amount === 0}
              busy={send.isPending}
              onClick={() => send.mutate(amount)}
            >
              <Link2 aria-hidden="true" className="size-5" />
              {links("send")}
            </Button>
            <Button type="submit" size="large" wide disabled={amount === 0} busy={generate.isPending}>
              {translate("showQr")}
            </Button>
          </FormAction>
        </Form>
      </main>
    </div>
  );
}
