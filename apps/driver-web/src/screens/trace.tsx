"use client";

import type { TraceStep } from "@drivopay/contracts/trace";
import { formatDateTime } from "@drivopay/i18n/dates";
import { useLocale, useTranslations } from "@drivopay/i18n/react";
import { Hood } from "@drivopay/ui/card";
import { classNames } from "@drivopay/ui/class-names";
import { Money } from "@drivopay/ui/money";
import { ListSkeleton } from "@drivopay/ui/skeleton";
import { useSuspenseQuery } from "@tanstack/react-query";
import {
  ArrowDownLeft,
  ArrowUpRight,
  ChevronRight,
  Clock3,
  Coins,
  Landmark,
  type LucideIcon,
  Minus,
  Undo2,
  UserRound,
  Wallet,
} from "lucide-react";
import Link from "next/link";
import { useTRPC } from "../trpc/client.tsx";
import { BackBar } from "./back-bar.tsx";
import { Section } from "./section.tsx";

const icons: Readonly<Record<TraceStep["step"], LucideIcon>> = {
  PAID: UserRound,
  ADDED: UserRound,
  PROVED: Landmark,
  TRIP: UserRound,
  FEE: Minus,
  TAX: Minus,
  GATEWAY_FEE: Minus,
  SETTLED: Landmark,
  SETTLING: Clock3,
  CREDITED: Wallet,
  ON_HOLD: Clock3,
  REFUNDED: Undo2,
  WENT_OUT: ArrowUpRight,
  USED: ArrowUpRight,
  IN_BALANCE: Wallet,
  MADE_OF: ArrowDownLeft,
  WITHDRAWN: ArrowUpRight,
  PAYOUT: Clock3,
  BANK: Landmark,
  CAME_BACK: Undo2,
  CORRECTION: Coins,
};

/** What was taken off on the way: a smaller mark beside the path. */
const takenOff: ReadonlySet<TraceStep["step"]> = new Set(["FEE", "TAX", "GATEWAY_FEE"]);

/** Where the money can be now, at the end of its path. */
const restsAt: ReadonlySet<TraceStep["step"]> = new Set([
  "IN_BALANCE",
  "ON_HOLD",
  "PAYOUT",
  "BANK",
  "CAME_BACK",
]);

/** "Follow this rupee": one path from where it came to where it is, each stop a way on. */
export function Trace({ id }: { readonly id: string }) {
  const translate = useTranslations("trace");
  return (
    <>
      <BackBar title={translate("title")} href="/history" />
      <Section skeleton={<ListSkeleton rows={6} label={translate("title")} />}>
        <Loaded id={id} />
      </Section>
    </>
  );
}

function Loaded({ id }: { readonly id: string }) {
  const trpc = useTRPC();
  const translate = useTranslations("trace");
  const { data } = useSuspenseQuery(trpc.transactions.trace.queryOptions({ id }));
  const { trace } = data;
  const fans = trace.steps.some(({ step }) => step === "MADE_OF" || step === "WENT_OUT");
  return (
    <main className="flex flex-col gap-6 pb-10">
      <Hood className="flex flex-col gap-1 px-4 py-6">
        <p className="font-bold text-sum">
          {trace.amount < 0 ? "−" : "+"}
          <Money amount={Math.abs(trace.amount)} size="sum" />
        </p>
        <p className="text-hood-soft">{translate("intro")}</p>
      </Hood>
      <ol aria-label={translate("title")} className="flex flex-col">
        {trace.steps.map((step, place) => (
          <Stop
            // Steps of one kind may repeat; their order never changes.
            key={`${step.step}-${step.link?.id ?? ""}-${place}`}
            step={step}
            last={place === trace.steps.length - 1}
            here={step.link?.id === id}
          />
        ))}
      </ol>
      {trace.more > 0 ? (
        <p className="px-4 text-ink-soft">{translate("more", { count: String(trace.more) })}</p>
      ) : null}
      {fans ? <p className="px-4 text-ink-soft text-small">{translate("oldestFirst")}</p> : null}
    </main>
  );
}

interface StopProps {
  readonly step: TraceStep;
  readonly last: boolean;
  /** It leads to this very page. */
  readonly here: boolean;
}

function Stop({ step, last, here }: StopProps) {
  const locale = useLocale();
  const translate = useTranslations("trace");
  const source = useTranslations("source");
  const aside = takenOff.has(step.step);
  const named = [step.source ? source(step.source) : null, step.label].filter(Boolean).join(" · ");
  const content = (
    <>
      <Mark step={step.step} last={last} />
      <span className="end-to-end min-w-0 flex-1 items-start">
        <span className="flex flex-col">
          <span
            className={
              aside
                ? "text-ink-soft"
                : classNames("font-semibold", last && restsAt.has(step.step) && "text-lead")
            }
          >
            {translate(step.step)}
          </span>
          {named ? <span className="wrap-anywhere text-ink-soft text-small">{named}</span> : null}
          {step.at ? (
            <span className="figures text-ink-soft text-small">{formatDateTime(step.at, locale)}</span>
          ) : null}
          {step.reference && step.reference !== step.label ? (
            <span className="figures wrap-anywhere text-ink-soft text-small">
              {step.step === "TRIP" ? step.reference : translate("reference", { reference: step.reference })}
            </span>
          ) : null}
        </span>
        <Money
          amount={step.amount}
          signed={step.amount < 0}
          className={classNames("pt-0.5", aside ? "text-ink-soft" : "font-semibold")}
        />
      </span>
    </>
  );
  const row = "flex w-full items-start gap-3 px-4 py-3 text-left";
  // A settlement is for staff to look at; the driver has its reference.
  const wayOn = here || step.link?.to === "SETTLEMENT" ? null : step.link;
  if (!wayOn) {
    return (
      <li className={row}>
        {content}
        <span aria-hidden="true" className="size-5 shrink-0" />
      </li>
    );
  }
  const href = wayOn.to === "WITHDRAWAL" ? `/bank/transfers/${wayOn.id}` : `/history/${wayOn.id}`;
  return (
    <li>
      <Link href={href} className={`${row} hover:bg-still-wash active:bg-still-wash`}>
        {content}
        <ChevronRight aria-hidden="true" className="mt-1 size-5 shrink-0 text-ink-soft" />
      </Link>
    </li>
  );
}

/** The stop's sign on the path, which goes on below it unless the path ends here. */
function Mark({ step, last }: Pick<StopProps, "last"> & Pick<TraceStep, "step">) {
  const Icon = icons[step];
  const aside = takenOff.has(step);
  return (
    <span className="relative flex w-10 shrink-0 justify-center self-stretch">
      {last ? null : (
        <span aria-hidden="true" className="absolute top-8 -bottom-4 left-[19px] w-0.5 bg-ink" />
      )}
      <span
        className={classNames(
          "relative grid place-items-center rounded-full border-2 border-ink",
          aside ? "mt-1 size-6 bg-paper" : "size-10",
          !aside && (last && restsAt.has(step) ? "bg-accent text-accent-ink" : "bg-sheet"),
        )}
      >
        <Icon aria-hidden="true" className={aside ? "size-3.5" : "size-5"} />
      </span>
    </span>
  );
}
