"use client";

import type { Earning } from "@drivopay/contracts/platforms";
import { formatMoment } from "@drivopay/i18n/dates";
import { formatPaise } from "@drivopay/i18n/money";
import { useLocale, useTranslations } from "@drivopay/i18n/react";
import { List, ListRow } from "@drivopay/ui/list";
import { Money } from "@drivopay/ui/money";
import Link from "next/link";
import type { ReactNode } from "react";
import { useTRPC, useTRPCClient } from "../trpc/client.tsx";
import { earningsPageSize } from "./earnings-span.ts";
import { LoadMore } from "./load-more.tsx";
import { usePages } from "./pages.ts";
import { platformNames } from "./platform-names.ts";

/** Each trip of a span, newest first, with what was taken in cash and what the platform did to it since. */
export function EarningRows(span: { readonly from: string; readonly to: string }) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const translate = useTranslations("earnings");
  const input = { ...span, limit: earningsPageSize };
  const list = usePages([...trpc.platforms.earnings.pathKey(), span], (cursor) =>
    client.platforms.earnings.query(cursor === null ? input : { ...input, cursor }),
  );
  return (
    <section aria-labelledby="trips" className="flex flex-col gap-2">
      <h2 id="trips" className="px-4 font-semibold text-lead">
        {translate("latest")}
      </h2>
      <List>
        {list.data.pages
          .flatMap((page) => page.earnings)
          .map((earning) => (
            <EarningRow key={earning.id} earning={earning} />
          ))}
      </List>
      <LoadMore list={list} />
    </section>
  );
}

function EarningRow({ earning }: { readonly earning: Earning }) {
  const locale = useLocale();
  const translate = useTranslations("earnings");
  const { platform, kind, state, cash, gross, fees, transactionId } = earning;
  const notes = [
    formatMoment(earning.earnedAt, locale),
    cash > 0 ? translate("cashTrip", { amount: formatPaise(cash, { short: true }) }) : "",
    state === "PENDING" ? translate("pending") : "",
    state === "REVERSED" ? translate("reversed") : earning.amended ? translate("amended") : "",
    earning.fromStatement ? translate("fromStatement") : "",
  ];
  return (
    <ListRow
      title={`${platformNames[platform]} · ${translate(`kind${kind}`)}`}
      detail={notes.filter(Boolean).join(" · ")}
      end={
        <Money
          amount={gross + fees}
          size="row"
          {...(state === "REVERSED" ? { className: "text-ink-soft line-through" } : {})}
        />
      }
      // What was taken in cash, or never credited, went no way that could be followed.
      {...(transactionId === null
        ? {}
        : {
            render: (row: { className: string; children: ReactNode }) => (
              <Link href={`/trace/${transactionId}`} {...row} />
            ),
          })}
    />
  );
}
