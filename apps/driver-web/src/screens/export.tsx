"use client";

import type { ExportFormat, Export as MadeExport } from "@drivopay/contracts/statements";
import { indianDay } from "@drivopay/i18n/dates";
import { useTranslations } from "@drivopay/i18n/react";
import { Button } from "@drivopay/ui/button";
import { Choice } from "@drivopay/ui/choice";
import { TextField } from "@drivopay/ui/text-field";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "../trpc/client.tsx";
import { BackBar } from "./back-bar.tsx";
import { dayBefore, endOfDay, startOfDay } from "./days.ts";
import { useErrorText } from "./error-text.ts";
import { ExportProgress } from "./export-progress.tsx";

type Period = "days30" | "months3" | "year" | "own";
const periodDays = { days30: 29, months3: 91, year: 364 } as const;

/** The history as a file: which kind, which days, then its progress and the way to save it. */
export function ExportHistory() {
  const translate = useTranslations("papers");
  const [asked, setAsked] = useState<MadeExport | null>(null);
  return (
    <>
      <BackBar title={translate("exportTitle")} href="/history/statements" />
      <main className="flex flex-col gap-6 p-4 pb-10">
        {asked ? (
          <>
            <ExportProgress asked={asked} />
            <Button kind="secondary" wide onClick={() => setAsked(null)}>
              {translate("another")}
            </Button>
          </>
        ) : (
          <ExportForm onAsked={setAsked} />
        )}
      </main>
    </>
  );
}

function ExportForm({ onAsked }: { readonly onAsked: (made: MadeExport) => void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const translate = useTranslations("papers");
  const errorText = useErrorText();
  const today = indianDay(new Date());
  const [format, setFormat] = useState<ExportFormat>("PDF");
  const [period, setPeriod] = useState<Period>("days30");
  const [own, setOwn] = useState({ from: dayBefore(today, 29), to: today });
  const ask = useMutation(
    trpc.transactions.export.mutationOptions({
      onSuccess: ({ export: made }) => {
        void queryClient.invalidateQueries({ queryKey: trpc.transactions.exports.pathKey() });
        onAsked(made);
      },
    }),
  );
  const days = period === "own" ? own : { from: dayBefore(today, periodDays[period]), to: today };
  const wrong = days.from === "" || days.to === "" || days.from > days.to;
  return (
    <>
      <section className="flex flex-col gap-2">
        <h2 className="font-semibold text-lead">{translate("format")}</h2>
        <Choice
          label={translate("format")}
          value={format}
          onChange={setFormat}
          options={[
            { value: "PDF", label: translate("pdf"), detail: translate("pdfHint") },
            { value: "CSV", label: translate("csv"), detail: translate("csvHint") },
          ]}
        />
      </section>
      <section className="flex flex-col gap-2">
        <h2 className="font-semibold text-lead">{translate("period")}</h2>
        <Choice
          label={translate("period")}
          value={period}
          onChange={setPeriod}
          options={[
            { value: "days30", label: translate("days30") },
            { value: "months3", label: translate("months3") },
            { value: "year", label: translate("year") },
            { value: "own", label: translate("own") },
          ]}
        />
        {period === "own" ? (
          <div className="grid grid-cols-1 gap-3 pt-2 min-[400px]:grid-cols-2">
            <TextField
              type="date"
              label={translate("from")}
              max={today}
              value={own.from}
              onChange={(event) => setOwn({ ...own, from: event.target.value })}
            />
            <TextField
              type="date"
              label={translate("to")}
              max={today}
              value={own.to}
              error={wrong ? translate("wrongDays") : undefined}
              onChange={(event) => setOwn({ ...own, to: event.target.value })}
            />
          </div>
        ) : null}
      </section>
      {ask.error ? (
        <p role="alert" className="font-medium text-bad">
          {errorText(ask.error)}
        </p>
      ) : null}
      <Button
        size="large"
        wide
        busy={ask.isPending}
        disabled={wrong}
        onClick={() => ask.mutate({ format, from: startOfDay(days.from), to: endOfDay(days.to) })}
      >
        {translate("start")}
      </Button>
    </>
  );
}
