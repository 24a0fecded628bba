"use client";

import { formatDay, indianDay } from "@drivopay/i18n/dates";
import { localeTable } from "@drivopay/i18n/locales";
import { useLocale, useTranslations } from "@drivopay/i18n/react";
import { Money } from "@drivopay/ui/money";
import { useState } from "react";
import { dayBefore, startOfDay } from "./days.ts";

interface Period {
  readonly from: string;
  readonly credited: number;
  readonly debited: number;
}

interface PeriodBarsProps {
  readonly by: "day" | "week" | "month";
  readonly first: string;
  readonly today: string;
  readonly periods: readonly Period[];
}

/** Every period of the span from its first day on, those without a movement as well: a gap is an answer. */
export function everyPeriod({ by, first, today, periods }: PeriodBarsProps): Period[] {
  const known = new Map(periods.map((period) => [indianDay(period.from), period]));
  const starts: string[] = [];
  for (
    let day = today;
    day >= dayBefore(first, 31) && starts.length < 32;
    day = dayBefore(startOf(by, day), 1)
  ) {
    const start = startOf(by, day);
    if (start < startOf(by, first)) break;
    starts.unshift(start);
  }
  return starts.map((start) => known.get(start) ?? { from: startOfDay(start), credited: 0, debited: 0 });
}

function startOf(by: PeriodBarsProps["by"], day: string): string {
  if (by === "month") return `${day.slice(0, 7)}-01`;
  if (by === "day") return day;
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return dayBefore(day, weekday);
}

/** Money in as bars; the chosen one says its sums above them. Each bar is a button, so that fingers and keys reach it. */
export function PeriodBars(props: PeriodBarsProps) {
  const locale = useLocale();
  const translate = useTranslations("insights");
  const shown = everyPeriod(props);
  const [chosen, setChosen] = useState(shown.length - 1);
  const best = Math.max(1, ...shown.map(({ credited }) => credited));
  const period = shown[Math.min(chosen, shown.length - 1)];
  const month = new Intl.DateTimeFormat(`${localeTable[locale].tag}-u-nu-latn`, {
    ...{ timeZone: "Asia/Kolkata", month: "short", year: "numeric" },
  });
  const nameOf = ({ from }: Period) =>
    props.by === "month" ? month.format(new Date(from)) : formatDay(from, locale);
  return (
    <figure className="flex flex-col gap-3 px-4">
      <figcaption className="sr-only">{translate("chart")}</figcaption>
      {period ? (
        <p className="flex items-baseline justify-between gap-3" aria-live="polite">
          <span className="font-semibold">{nameOf(period)}</span>
          <span className="flex flex-wrap justify-end gap-x-4">
            <Money amount={period.credited} size="row" signed />
            <Money amount={-period.debited} size="row" signed />
          </span>
        </p>
      ) : null}
      <div className="flex h-44 items-end gap-0.5 border-ruled border-b">
        {shown.map((one, index) => (
          <button
            key={one.from}
            type="button"
            aria-label={nameOf(one)}
            aria-pressed={index === chosen}
            onClick={() => setChosen(index)}
            className="flex h-full min-w-0 flex-1 items-end rounded-t-mark hover:bg-still-wash aria-pressed:bg-still-wash"
          >
            <span
              className={`block w-full rounded-t-mark ${index === chosen ? "bg-accent" : "bg-edge"}`}
              style={{ height: `${one.credited === 0 ? 0 : Math.max(2, (100 * one.credited) / best)}%` }}
            />
          </button>
        ))}
      </div>
      <div className="figures flex justify-between text-ink-soft text-small">
        <span>{shown[0] ? nameOf(shown[0]) : ""}</span>
        <span>
          {shown.length > 1
            ? nameOf(shown[shown.length - 1] ?? shown[0] ?? { from: "", credited: 0, debited: 0 })
            : ""}
        </span>
      </div>
    </figure>
  );
}
