"use client";

import type { Limit } from "@drivopay/contracts/wallet";
import { formatMoment } from "@drivopay/i18n/dates";
import { formatPaise } from "@drivopay/i18n/money";
import { useLocale, useTranslations } from "@drivopay/i18n/react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Lock } from "lucide-react";
import { useTRPC } from "../trpc/client.tsx";

/** What may still come in and go out, why, and when there is more. */
export function Limits() {
  const trpc = useTRPC();
  const translate = useTranslations("limits");
  const kyc = useTranslations("kyc");
  const { data } = useSuspenseQuery(trpc.wallet.limits.queryOptions());
  return (
    <section aria-labelledby="limits" className="flex flex-col gap-4">
      <h2 id="limits" className="font-semibold text-lead">
        {kyc("limits")}
      </h2>
      <p className="-mt-3 text-ink-soft text-small">
        {translate(data.tier === "FULL" ? "reasonFull" : "reasonMinimum")}
      </p>
      <ul className="flex flex-col gap-5">
        {data.limits.map((limit) => (
          <li key={limit.name} className="flex flex-col gap-1">
            {limit.limit === 0 ? <Closed limit={limit} /> : <Open limit={limit} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A limit of nothing is a door that is still shut, not a bar that is full. */
function Closed({ limit }: { readonly limit: Limit }) {
  const translate = useTranslations("limits");
  return (
    <>
      <p className="font-medium">{translate(limit.name)}</p>
      <p className="flex items-center gap-2 text-ink-soft text-small">
        <Lock aria-hidden="true" className="size-4 shrink-0" />
        {translate("afterApproval")}
      </p>
    </>
  );
}

function Open({ limit }: { readonly limit: Limit }) {
  const locale = useLocale();
  const translate = useTranslations("limits");
  const used = Math.min(100, (limit.used / limit.limit) * 100);
  const short = (amount: number) => formatPaise(amount, { short: true });
  return (
    <>
      <p className="end-to-end items-baseline">
        <span className="font-medium">{translate(limit.name)}</span>
        <span className="figures shrink-0 font-semibold">{short(limit.remaining)}</span>
      </p>
      <div aria-hidden="true" className="h-2 overflow-hidden rounded-full bg-ruled">
        {used > 0 ? (
          <div
            className={`h-full rounded-full ${limit.remaining === 0 ? "bg-wait" : "bg-ink"}`}
            style={{ width: `max(0.5rem, ${used}%)` }}
          />
        ) : null}
      </div>
      <p className="figures text-ink-soft text-small">
        {translate("left", { remaining: short(limit.remaining), limit: short(limit.limit) })}
        {limit.used > 0 && limit.resetsAt
          ? ` · ${translate("resets", { time: formatMoment(limit.resetsAt, locale) })}`
          : null}
      </p>
    </>
  );
}
