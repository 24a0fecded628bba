"use client";

import { formatDateTime } from "@drivopay/i18n/dates";
import { useLocale, useTranslations } from "@drivopay/i18n/react";
import { Button } from "@drivopay/ui/button";
import { List, ListRow } from "@drivopay/ui/list";
import { Money } from "@drivopay/ui/money";
import { StatusPill, toneOf } from "@drivopay/ui/status-pill";
import { useQuery } from "@tanstack/react-query";
import { Undo2 } from "lucide-react";
import Link from "next/link";
import { useTRPC } from "../trpc/client.tsx";

interface RefundOfferProps {
  readonly paymentId: string;
  /** The movement whose page this stands on. */
  readonly transactionId: string;
}

/** What was given back of a payment and how far that is, and the way to give more back while it is allowed. */
export function RefundOffer({ paymentId, transactionId }: RefundOfferProps) {
  const trpc = useTRPC();
  const locale = useLocale();
  const translate = useTranslations("refund");
  const { data } = useQuery({
    ...trpc.payments.get.queryOptions({ id: paymentId }),
    refetchInterval: ({ state }) =>
      state.data?.refunds.some(({ status }) => status === "PENDING") ? 3_000 : false,
  });
  if (!data) return null;
  return (
    <>
      {data.refunds.length > 0 ? (
        <section aria-labelledby="given" className="flex flex-col gap-2">
          <h2 id="given" className="px-4 font-semibold text-lead">
            {translate("given")}
          </h2>
          <List label={translate("given")}>
            {data.refunds.map((refund) => (
              <ListRow
                key={refund.id}
                title={
                  <StatusPill tone={toneOf(refund.status)}>{translate(`status.${refund.status}`)}</StatusPill>
                }
                detail={`${refund.reason} · ${formatDateTime(refund.createdAt, locale)}`}
                end={<Money amount={refund.amount} size="row" />}
              />
            ))}
          </List>
        </section>
      ) : null}
      {data.refundable > 0 ? (
        <div className="px-4">
          <Button asChild kind="secondary" wide>
            <Link href={`/history/${transactionId}/refund/${paymentId}`}>
              <Undo2 aria-hidden="true" className="size-5" />
              {translate("offer")}
            </Link>
          </Button>
        </div>
      ) : null}
    </>
  );
}
