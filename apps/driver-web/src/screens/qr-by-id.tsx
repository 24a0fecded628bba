"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { useTRPC } from "../trpc/client.tsx";
import { QrView } from "./qr-view.tsx";
import { Section } from "./section.tsx";

/** The QR of a reloaded page. */
export function QrById({ id }: { readonly id: string }) {
  return (
    <Section skeleton={<div className="min-h-dvh" />}>
      <Loaded id={id} />
    </Section>
  );
}

function Loaded({ id }: { readonly id: string }) {
  const trpc = useTRPC();
  const { data } = useSuspenseQuery(trpc.payments.qr.get.queryOptions({ id }));
  // The name stands on the QR's page; here both are waited for, so that server and browser draw the same.
  useSuspenseQuery(trpc.users.me.queryOptions());
  const { qr } = data;
  return <QrView qr={{ qrId: qr.id, qrCode: qr.qrCode, amount: qr.amount ?? 0, expiresAt: qr.expiresAt }} />;
}
