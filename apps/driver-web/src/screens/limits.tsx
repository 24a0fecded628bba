"use client";

import { formatPaise } from "@drivopay/i18n/money";
import { useTranslations } from "@drivopay/i18n/react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTRPC } from "../trpc/client.tsx";

/** What may still come in and go out, and why. */
export function Limits() {
  const trpc = useTRPC();
  const translate = useTranslations("limits");
  const kyc = useTranslations("kyc");
  const { data } = useSuspenseQuery(trpc.wallet.limits.queryOptions());
  const short = (amount: number) => formatPaise(amount, { short: true });
  return (
    <section aria-labelledby="limits" className="flex flex-col gap-4">
      <h2 id="limits" className="font-semibold text-lead">
        {kyc("limits")}
      </h2>
      <p className="-mt-3 text-ink-soft text-small">
        {translate(data.tier === "FULL" ? "reasonFull" : "reasonMinimum")}
      </p>
      <ul className="flex flex-col gap-4">
        {data.limits.map((limit) => (
          <li key={limit.name} className="flex flex-col gap-1">
            <p className="font-medium">{translate(limit.name)}</p>
            <div aria-hidden="true" className="h-2 overflow-hidden rounded-full bg-ruled">
              <div
                className="h-full bg-ink"
                style={{
                  width: `${limit.limit === 0 ? 0 : Math.min(100, (limit.used / limit.limit) * 100)}%`,
                }}
              />
            </div>
            <p className="figures text-ink-soft text-small">
              {limit.limit === 0
                ? translate("afterApproval")
                : translate("left", { remaining: short(limit.remaining), limit: short(limit.limit) })}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
