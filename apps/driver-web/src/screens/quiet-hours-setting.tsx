"use client";

import type { QuietHours } from "@drivopay/contracts/notification-preferences";
import { useTranslations } from "@drivopay/i18n/react";
import { TextField } from "@drivopay/ui/text-field";
import { useState } from "react";

const usualNight: QuietHours = { from: "22:00", to: "06:00" };

interface QuietHoursSettingProps {
  readonly value: QuietHours | null;
  readonly onChange: (hours: QuietHours | null) => void;
}

/** When messages wait. A time is taken when the driver has left its field: half a time is none. */
export function QuietHoursSetting({ value, onChange }: QuietHoursSettingProps) {
  const translate = useTranslations("messageSettings");
  const [typed, setTyped] = useState(value ?? usualNight);
  const same = typed.from === typed.to;
  const take = () => {
    const isWhole = typed.from !== "" && typed.to !== "" && !same;
    if (isWhole && (typed.from !== value?.from || typed.to !== value?.to)) onChange(typed);
  };
  return (
    <section className="mt-6 flex flex-col gap-3 border-ruled border-t px-4 pt-6">
      <h2 className="font-semibold text-lead">{translate("quietTitle")}</h2>
      <p className="text-ink-soft">{translate("quietBody")}</p>
      <label className="flex min-h-12 items-center justify-between gap-3">
        <span className="font-medium">{translate("quietSwitch")}</span>
        <input
          type="checkbox"
          checked={value !== null}
          onChange={(event) => onChange(event.target.checked ? (same ? usualNight : typed) : null)}
          className="size-7 accent-ink"
        />
      </label>
      {value ? (
        <div className="side-by-side gap-3">
          <TextField
            type="time"
            label={translate("quietFrom")}
            value={typed.from}
            onChange={(event) => setTyped({ ...typed, from: event.target.value })}
            onBlur={take}
          />
          <TextField
            type="time"
            label={translate("quietTo")}
            value={typed.to}
            error={same ? translate("quietSame") : undefined}
            onChange={(event) => setTyped({ ...typed, to: event.target.value })}
            onBlur={take}
          />
        </div>
      ) : null}
    </section>
  );
}
