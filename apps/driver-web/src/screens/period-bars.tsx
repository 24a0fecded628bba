"use client";

import { formatDay, formatMonth, indianDay } from "@drivopay/i18n/dates";
import { useLocale, useTranslations } from "@drivopay/i18n/react";
import { IconButton } from "@drivopay/ui/button";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useRef, useState } from "react";
import { type BarsBy, dayBefore, periodStart, startOfDay } from "./days.ts";

/** A day, a week or a month, and the paise that came in. */
interface Period {
  readonly from: string;
  readonly credited: number;
}

interface Span<One extends Period> {
  readonly by: BarsBy;
  readonly first: string;
  readonly last: string;
  /** The periods in which something happened. */
  readonly periods: readonly One[];
  /** One in which nothing did. */
  readonly empty: (from: string) => One;
}

/** Every period of the span from its first day on, those without a movement as well: a gap is an answer. */
function everyPeriod<One extends Period>({ by, first, last, periods, empty }: Span<One>): One[] {
  const known = new Map(periods.map((period) => [indianDay(period.from), period]));
  const starts: string[] = [];
  for (
    let day = last;
    day >= dayBefore(first, 31) && starts.length < 32;
    day = dayBefore(periodStart(by, day), 1)
  ) {
    const start = periodStart(by, day);
    if (start < periodStart(by, first)) break;
    starts.unshift(start);
  }
  return starts.map((start) => known.get(start) ?? empty(startOfDay(start)));
}

interface PeriodBarsProps<One extends Period> extends Span<One> {
  readonly caption: string;
  /** What is said of the chosen period, beside its name. */
  readonly told: (period: One) => ReactNode;
  /** What else is said of it, below. */
  readonly detail?: (period: One) => string;
  /** What fills a bar; its height is what came in. */
  readonly fill: (period: One, chosen: boolean) => ReactNode;
}

/**
 * What came in, as bars; the chosen one says its sums above them. A bar is narrower than a thumb, so two buttons walk
 * from one to the next, as the arrow keys do, and Tab stops at the chosen one alone.
 */
export function PeriodBars<One extends Period>(props: PeriodBarsProps<One>) {
  const { caption, told, detail, fill, ...span } = props;
  const locale = useLocale();
  const translate = useTranslations("shell");
  const bars = useRef<HTMLDivElement>(null);
  const shown = everyPeriod(span);
  // The latest in which money came: a day that has just begun would greet with a zero.
  const [chosen, setChosen] = useState(() => {
    const latest = shown.findLastIndex(({ credited }) => credited > 0);
    return latest === -1 ? shown.length - 1 : latest;
  });
  const best = Math.max(1, ...shown.map(({ credited }) => credited));
  const place = Math.min(chosen, shown.length - 1);
  const period = shown[place];
  const walk = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const next = place + (step ?? 0);
    if (step === undefined || !shown[next]) return;
    event.preventDefault();
    setChosen(next);
    bars.current?.querySelectorAll("button")[next]?.focus();
  };
  const nameOf = ({ from }: Period) =>
    span.by === "month" ? formatMonth(from, locale, "short") : formatDay(from, locale);
  const [oldest, newest] = [shown[0], shown.at(-1)];
  return (
    <figure className="flex flex-col gap-3 px-4">
      <figcaption className="sr-only">{caption}</figcaption>
      {period ? (
        <div className="-mx-3 flex items-center">
          <IconButton
            label={translate("before")}
            disabled={place === 0}
            onClick={() => setChosen(place - 1)}
            className="disabled:opacity-40"
          >
            <ChevronLeft aria-hidden="true" className="size-6" />
          </IconButton>
          <p className="min-w-0 flex-1" aria-live="polite">
            <span className="end-to-end items-baseline">
              <span className="font-semibold">{nameOf(period)}</span>
              {told(period)}
            </span>
            {detail ? (
              <span className="figures block min-h-5 text-ink-soft text-small">{detail(period)}</span>
            ) : null}
          </p>
          <IconButton
            label={translate("after")}
            disabled={place === shown.length - 1}
            onClick={() => setChosen(place + 1)}
            className="disabled:opacity-40"
          >
            <ChevronRight aria-hidden="true" className="size-6" />
          </IconButton>
        </div>
      ) : null}
      <div
        ref={bars}
        role="toolbar"
        aria-label={caption}
        onKeyDown={walk}
        className="flex h-44 items-end gap-0.5 border-ruled border-b"
      >
        {shown.map((one, index) => (
          <button
            key={one.from}
            type="button"
            aria-label={nameOf(one)}
            aria-pressed={index === place}
            tabIndex={index === place ? 0 : -1}
            onClick={() => setChosen(index)}
            className="flex h-full min-w-0 flex-1 items-end rounded-t-mark hover:bg-still-wash aria-pressed:bg-still-wash"
          >
            <span
              className="flex w-full flex-col-reverse gap-px overflow-hidden rounded-t-mark"
              style={{ height: `${one.credited <= 0 ? 0 : Math.max(2, (100 * one.credited) / best)}%` }}
            >
              {fill(one, index === place)}
            </span>
          </button>
        ))}
      </div>
      <div className="figures flex justify-between text-ink-soft text-small">
        <span>{oldest ? nameOf(oldest) : ""}</span>
        <span>{newest && newest !== oldest ? nameOf(newest) : ""}</span>
      </div>
    </figure>
  );
}
