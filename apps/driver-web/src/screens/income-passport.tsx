"use client";

import type { Export, Income } from "@drivopay/contracts/statements";
import { formatMonth } from "@drivopay/i18n/dates";
import { formatPaise } from "@drivopay/i18n/money";
import { useLocale, useTranslations } from "@drivopay/i18n/react";
import { Button } from "@drivopay/ui/button";
import { Hood } from "@drivopay/ui/card";
import { Money } from "@drivopay/ui/money";
import { Segments } from "@drivopay/ui/segments";
import { Sheet } from "@drivopay/ui/sheet";
import { ListSkeleton } from "@drivopay/ui/skeleton";
import { EmptyState } from "@drivopay/ui/states";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { BadgeIndianRupee } from "lucide-react";
import { useState } from "react";
import { useTRPC } from "../trpc/client.tsx";
import { BackBar } from "./back-bar.tsx";
import { useErrorText } from "./error-text.ts";
import { ExportProgress } from "./export-progress.tsx";
import { MoneyBySource } from "./money-by-source.tsx";
import { Section } from "./section.tsx";
import { Earlier } from "./statements.tsx";
import { Steadiness } from "./steadiness.tsx";

const spans = [3, 6, 12] as const;
type Span = (typeof spans)[number];

/** What the driver earns, as a lender would see it, and the signed page of it. */
export function IncomePassport() {
  const translate = useTranslations("passport");
  const shell = useTranslations("shell");
  const [months, setMonths] = useState<Span>(6);
  const [issued, setIssued] = useState<Export | null>(null);
  return (
    <>
      <BackBar title={translate("title")} href="/profile" />
      <main className="flex flex-col gap-6 pb-10">
        <Section key={months} skeleton={<ListSkeleton rows={6} label={shell("loading")} />}>
          <IncomeOf months={months} onSpan={setMonths} issued={issued} onIssued={setIssued} />
        </Section>
        <Section skeleton={<ListSkeleton rows={1} label={shell("loading")} />}>
          <Earlier kind="INCOME_PASSPORT" title={translate("issued")} />
        </Section>
      </main>
    </>
  );
}

interface IncomeOfProps {
  readonly months: Span;
  readonly onSpan: (months: Span) => void;
  readonly issued: Export | null;
  readonly onIssued: (made: Export) => void;
}

function IncomeOf({ months, onSpan, issued, onIssued }: IncomeOfProps) {
  const trpc = useTRPC();
  const translate = useTranslations("passport");
  const { data } = useSuspenseQuery(trpc.transactions.income.queryOptions({ months }));
  const { income } = data;
  return (
    <>
      <Hood className="flex flex-col gap-1 px-4 py-6">
        <p className="text-hood-soft">{translate("average")}</p>
        <Money amount={income.monthlyAverage} size="balance" />
        <Steadiness income={income} />
      </Hood>
      <SpanChoice months={months} onSpan={onSpan} />
      <NotYetChecked amount={income.notYetChecked ?? 0} />
      {income.total > 0 ? (
        <>
          <div className="px-4">
            {issued ? <ExportProgress asked={issued} /> : <Issue months={months} onIssued={onIssued} />}
          </div>
          <IncomeTables income={income} />
        </>
      ) : (
        <EmptyState
          icon={<BadgeIndianRupee aria-hidden="true" className="size-10" />}
          title={translate("emptyTitle")}
        >
          {translate("emptyBody")}
        </EmptyState>
      )}
    </>
  );
}

/** What no lender is shown yet, so that nobody wonders where it went. */
function NotYetChecked({ amount }: { readonly amount: number }) {
  const translate = useTranslations("passport");
  if (amount <= 0) return null;
  return <p className="px-4 text-ink-soft">{translate("notYetChecked", { amount: formatPaise(amount) })}</p>;
}

function SpanChoice({ months, onSpan }: Pick<IncomeOfProps, "months" | "onSpan">) {
  const translate = useTranslations("passport");
  return (
    <div className="px-4">
      <Segments
        label={translate("spanLabel")}
        value={String(months)}
        onChange={(chosen) => onSpan(spans.find((span) => String(span) === chosen) ?? months)}
        options={spans.map((span) => ({
          value: String(span),
          label: translate("span", { months: String(span) }),
        }))}
      />
    </div>
  );
}

function Issue({ months, onIssued }: Pick<IncomeOfProps, "months" | "onIssued">) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const translate = useTranslations("passport");
  const shell = useTranslations("shell");
  const errorText = useErrorText();
  const [asking, setAsking] = useState(false);
  const issue = useMutation(
    trpc.transactions.issueIncomePassport.mutationOptions({
      onSuccess: ({ export: made }) => {
        setAsking(false);
        void queryClient.invalidateQueries({ queryKey: trpc.transactions.exports.pathKey() });
        onIssued(made);
      },
    }),
  );
  return (
    <>
      <Button size="large" wide onClick={() => setAsking(true)}>
        {translate("issue")}
      </Button>
      <Sheet
        open={asking}
        onOpenChange={setAsking}
        title={translate("confirmTitle")}
        description={translate("confirmBody")}
        closeLabel={shell("close")}
      >
        {issue.error ? (
          <p role="alert" className="font-medium text-bad">
            {errorText(issue.error)}
          </p>
        ) : null}
        <Button size="large" busy={issue.isPending} onClick={() => issue.mutate({ months, consent: true })}>
          {translate("agree")}
        </Button>
        <Button kind="secondary" size="large" onClick={() => setAsking(false)}>
          {shell("cancel")}
        </Button>
      </Sheet>
    </>
  );
}

function IncomeTables({ income }: { readonly income: Income }) {
  const translate = useTranslations("passport");
  const locale = useLocale();
  const best = Math.max(1, income.highestMonth);
  return (
    <>
      <section aria-labelledby="by-month" className="flex flex-col gap-3 px-4">
        <h2 id="by-month" className="font-semibold text-lead">
          {translate("byMonth")}
        </h2>
        <ol className="flex flex-col gap-3">
          {income.months.map(({ month, amount }) => (
            <li key={month} className="flex flex-col gap-1">
              <span className="end-to-end">
                <span>{formatMonth(month, locale)}</span>
                <Money amount={amount} size="row" />
              </span>
              <span aria-hidden="true" className="block h-2 rounded-mark bg-still-wash">
                <span
                  className="block h-2 rounded-mark bg-accent"
                  style={{ width: `${Math.max(0, (100 * amount) / best)}%` }}
                />
              </span>
            </li>
          ))}
        </ol>
      </section>
      <MoneyBySource title={translate("bySource")} sources={income.sources} />
    </>
  );
}
