"use client";

import { useTranslations } from "@drivopay/i18n/react";
import { Button } from "@drivopay/ui/button";
import { Segments } from "@drivopay/ui/segments";
import { ChevronLeft, ChevronRight } from "lucide-react";
import type { BarsBy, ChartView } from "./days.ts";

/** What a chart shows, and what changes it: the controls stand above the chart. */
export interface ChartChoiceProps {
  readonly view: ChartView;
  readonly onView: (view: ChartView) => void;
}

interface LabelledProps extends ChartChoiceProps {
  readonly label: string;
  readonly names: Readonly<Record<BarsBy, string>>;
}

const all = ["day", "week", "month"] as const;

/** Days, weeks or months, and the way to those before. */
export function ChartChoice({ view, onView, label, names }: LabelledProps) {
  const translate = useTranslations("shell");
  const { by, back } = view;
  return (
    <div className="flex flex-col gap-1 px-4">
      <Segments
        label={label}
        value={by}
        onChange={(chosen) => onView({ by: chosen, back: 0 })}
        options={all.map((value) => ({ value, label: names[value] }))}
      />
      <div className="-mx-2 flex justify-between">
        <Button kind="quiet" onClick={() => onView({ by, back: back + 1 })}>
          <ChevronLeft aria-hidden="true" className="size-5" />
          {translate("earlier")}
        </Button>
        {back > 0 ? (
          <Button kind="quiet" onClick={() => onView({ by, back: back - 1 })}>
            {translate("later")}
            <ChevronRight aria-hidden="true" className="size-5" />
          </Button>
        ) : null}
      </div>
    </div>
  );
}
