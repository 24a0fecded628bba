"use client";

import { useTranslations } from "@drivopay/i18n/react";
import { Money } from "@drivopay/ui/money";
import { PeriodBars } from "./period-bars.tsx";

interface MovementBarsProps {
  readonly by: "day" | "week" | "month";
  readonly first: string;
  readonly last: string;
  readonly periods: readonly { readonly from: string; readonly credited: number; readonly debited: number }[];
}

/** Money in as bars; the chosen one says what came in and what went out. */
export function MovementBars(props: MovementBarsProps) {
  const translate = useTranslations("insights");
  return (
    <PeriodBars
      {...props}
      caption={translate("chart")}
      empty={(from) => ({ from, credited: 0, debited: 0 })}
      told={({ credited, debited }) => (
        <span className="flex flex-wrap justify-end gap-x-4">
          <Money amount={credited} size="row" signed />
          <Money amount={-debited} size="row" signed />
        </span>
      )}
      fill={(_, chosen) => <span className={`block w-full grow ${chosen ? "bg-accent" : "bg-edge"}`} />}
    />
  );
}
