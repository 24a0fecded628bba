"use client";

import type { EarningsSummary } from "@drivopay/contracts/platforms";
import { formatDay, indianDay } from "@drivopay/i18n/dates";
import { localeTable } from "@drivopay/i18n/locales";
import { useLocale, useTranslations } from "@drivopay/i18n/react";
import { Money } from "@drivopay/ui/money";
import { useState } from "react";
import { everyPeriod } from "./period-bars.tsx";
import { platformShades } from "./platform-names.ts";

interface EarningsBarsProps {
  readonly by: EarningsSummary["by"];
  readonly first: string;
  readonly today: string;
  readonly periods: EarningsSummary["periods"];
}

/** Earnings as bars, cut where the platforms meet; the chosen one says its sum above them. Each bar is a button. */
export function EarningsBars({ by, first, today, periods }: EarningsBarsProps) {
  const locale = useLocale();
  const translate = useTranslations("earnings");
  const known = new Map(periods.map((period) => [indianDay(period.from), period]));
  const shown = everyPeriod({
    ...{ by, first, today },
    periods: periods.map(({ from, earned }) => ({ from, credited: earned, debited: 0 })),
  });
  const [chosen, setChosen] = useState(shown.length - 1);
  const best = Math.max(1, ...shown.map(({ credited }) => credited));
  const month = new Intl.DateTimeFormat(`${localeTable[locale].tag}-u-nu-latn`, {
    ...{ timeZone: "Asia/Kolkata", month: "short", year: "numeric" },
  });
  const nameOf = (from: string) => (by === "month" ? month.format(new Date(from)) : formatDay(from, locale));
  const current = shown[Math.min(chosen, shown.length - 1)];
  const [oldest, newest] = [shown[0], shown.at(-1)];
  return (
    <figure className="flex flex-col gap-3 px-4">
      <figcaption className="sr-only">{translate("chart")}</figcaption>
      {current ? (
        <p className="flex items-baseline justify-between gap-3" aria-live="polite">
          <span className="font-semibold">{nameOf(current.from)}</span>
          <span className="flex items-baseline gap-3">
            <span className="text-ink-soft text-small">
              {translate("trips", { count: known.get(indianDay(current.from))?.trips ?? 0 })}
            </span>
            <Money amount={current.credited} size="row" />
          </span>
        </p>
      ) : null}
      <div className="flex h-44 items-end gap-0.5 border-ruled border-b">
        {shown.map(({ from, credited }, index) => (
          <button
            key={from}
            type="button"
            aria-label={nameOf(from)}
            aria-pressed={index === chosen}
            onClick={() => setChosen(index)}
            className="flex h-full min-w-0 flex-1 items-end rounded-t-mark hover:bg-still-wash aria-pressed:bg-still-wash"
          >
            <span
              className="flex w-full flex-col-reverse gap-px overflow-hidden rounded-t-mark"
              style={{ height: `${credited <= 0 ? 0 : Math.max(2, (100 * credited) / best)}%` }}
            >
              {known.get(indianDay(from))?.byPlatform.map(({ platform, earned }) => (
                <span
                  key={platform}
                  className={`block w-full ${platformShades[platform]}`}
                  style={{ flexGrow: Math.max(0, earned) }}
                />
              ))}
            </span>
          </button>
        ))}
      </div>
      <div className="figures flex justify-between text-ink-soft text-small">
        <span>{oldest ? nameOf(oldest.from) : ""}</span>
        <span>{newest && newest !== oldest ? nameOf(newest.from) : ""}</span>
      </div>
    </figure>
  );
}
