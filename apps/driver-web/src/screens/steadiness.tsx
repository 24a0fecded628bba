"use client";

import type { StatementContent } from "@drivopay/contracts/statements";
import { useTranslations } from "@drivopay/i18n/react";

interface SteadinessProps {
  readonly income: Pick<
    NonNullable<StatementContent["income"]>,
    "months" | "monthsWithIncome" | "daysWithIncome"
  >;
}

/** In how many of the months and days there was income: what an average alone does not say. */
export function Steadiness({ income }: SteadinessProps) {
  const translate = useTranslations("passport");
  const { monthsWithIncome, months, daysWithIncome } = income;
  return (
    <p className="pt-2 text-hood-soft">
      {translate("steadyMonths", { months: String(monthsWithIncome), of: String(months.length) })}
      {" · "}
      {translate("steadyDays", { days: String(daysWithIncome) })}
    </p>
  );
}
