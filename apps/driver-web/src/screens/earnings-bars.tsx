"use client";

import type { EarningsSummary } from "@drivopay/contracts/platforms";
import { formatPaise } from "@drivopay/i18n/money";
import { useTranslations } from "@drivopay/i18n/react";
import { Money } from "@drivopay/ui/money";
import { PeriodBars } from "./period-bars.tsx";
import { platformNames, platformShades } from "./platform-names.ts";

interface EarningsBarsProps {
  readonly by: EarningsSummary["by"];
  readonly first: string;
  readonly last: string;
  readonly periods: EarningsSummary["periods"];
}

type Period = EarningsSummary["periods"][number];

interface Bar extends Pick<Period, "from" | "trips" | "byPlatform"> {
  readonly credited: number;
}

/** Earnings as bars, cut where the platforms meet; the chosen one says its sum, its trips, and what each platform brought. */
export function EarningsBars({ periods, ...span }: EarningsBarsProps) {
  const translate = useTranslations("earnings");
  return (
    <PeriodBars<Bar>
      {...span}
      periods={periods.map(({ earned, ...period }) => ({ ...period, credited: earned }))}
      empty={(from) => ({ from, credited: 0, trips: 0, byPlatform: [] })}
      caption={translate("chart")}
      told={({ credited, trips }) => (
        <span className="flex items-baseline gap-3">
          <span className="text-ink-soft text-small">{translate("trips", { count: trips })}</span>
          <Money amount={credited} size="row" />
        </span>
      )}
      detail={({ byPlatform }) =>
        byPlatform
          .map(({ platform, earned }) => `${platformNames[platform]} ${formatPaise(earned, { short: true })}`)
          .join(" · ")
      }
      fill={({ byPlatform }) =>
        byPlatform.map(({ platform, earned }) => (
          <span
            key={platform}
            className={`block w-full ${platformShades[platform]}`}
            style={{ flexGrow: Math.max(0, earned) }}
          />
        ))
      }
    />
  );
}
