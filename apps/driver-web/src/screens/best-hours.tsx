"use client";

import type { EarningsSummary } from "@drivopay/contracts/platforms";
import { formatTime } from "@drivopay/i18n/dates";
import { formatPaise } from "@drivopay/i18n/money";
import { useLocale, useTranslations } from "@drivopay/i18n/react";

const hoursOfDay = Array.from({ length: 24 }, (_, hour) => hour);
const named = 3;

/** An instant of that hour of the day in India, to name the hour by. */
const instantOf = (hour: number) => new Date(`2026-01-01T${String(hour).padStart(2, "0")}:00:00+05:30`);

/** Which hours of the day bring most, by what an hour brought on the days in which it was driven at all. */
export function BestHours({ hours }: { readonly hours: EarningsSummary["hours"] }) {
  const locale = useLocale();
  const translate = useTranslations("earnings");
  const rates = new Map(
    hours.map(({ hour, earned, days }) => [hour, Math.max(0, earned / Math.max(1, days))]),
  );
  const ranked = [...rates].filter(([, rate]) => rate > 0).sort(([, one], [, other]) => other - one);
  const [best] = ranked;
  if (!best) return null;
  const top = new Set(ranked.slice(0, named).map(([hour]) => hour));
  const span = (hour: number) =>
    `${formatTime(instantOf(hour), locale)} – ${formatTime(instantOf((hour + 1) % 24), locale)}`;
  return (
    <section aria-labelledby="best-hours" className="flex flex-col gap-3 px-4">
      <div>
        <h2 id="best-hours" className="font-semibold text-lead">
          {translate("bestHours")}
        </h2>
        <p className="text-ink-soft text-small">{translate("bestHoursHint")}</p>
      </div>
      <div aria-hidden="true" className="flex h-20 items-end gap-0.5 border-ruled border-b">
        {hoursOfDay.map((hour) => (
          <span
            key={hour}
            className={`min-w-0 flex-1 rounded-t-mark ${top.has(hour) ? "bg-accent" : "bg-edge"}`}
            style={{ height: `${(100 * (rates.get(hour) ?? 0)) / best[1]}%` }}
          />
        ))}
      </div>
      <ol className="flex flex-col gap-1">
        {ranked.slice(0, named).map(([hour, rate]) => (
          <li key={hour} className="figures end-to-end min-h-8 items-baseline">
            <span className="font-medium">{span(hour)}</span>
            <span>
              {translate("perHour", { amount: formatPaise(Math.round(rate / 100) * 100, { short: true }) })}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
