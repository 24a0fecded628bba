"use client";

import type { WithdrawalRow } from "@drivopay/contracts/admin";
import type { WithdrawalStatus, WithdrawalStep } from "@drivopay/contracts/wallet";
import { formatDateTime } from "@drivopay/i18n/dates";
import { desk } from "@drivopay/i18n/desk";
import { formatPaise } from "@drivopay/i18n/money";
import { Button } from "@drivopay/ui/button";
import { Money } from "@drivopay/ui/money";
import { Timeline, type TimelineItem } from "@drivopay/ui/timeline";
import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useState } from "react";
import { DecisionDialog } from "../desk/decision-dialog.tsx";
import { FactGrid } from "../desk/facts.tsx";
import { IdText } from "../desk/id-text.tsx";
import { LiveMark } from "../desk/live-mark.tsx";
import { PageHeader, Section } from "../desk/page-header.tsx";
import { StatePill } from "../desk/state-pill.tsx";
import { TextLink } from "../desk/text-link.tsx";
import { When } from "../desk/when.tsx";
import { useMayDecide } from "../desk/who.tsx";
import { KeyHint } from "../keyboard/key-hint.tsx";
import { useShortcuts } from "../keyboard/shortcuts.tsx";
import { EntryTable } from "../transactions/transaction-screen.tsx";
import { MovementTable } from "../transactions/transaction-table.tsx";
import { useTRPC, useTRPCClient } from "../trpc/client.tsx";
import { failureOf, flagsOf } from "./flags.ts";

type Decision = "RELEASE" | "REFUSE";
const ended: ReadonlySet<WithdrawalStep> = new Set(["PROCESSED", "RETURNED", "CANCELLED", "REVERSED"]);

/** One withdrawal: where it is on its way, what it did to the books, and the decision if it waits for one. */
export function WithdrawalScreen({ withdrawalId }: { readonly withdrawalId: string }) {
  const trpc = useTRPC();
  const { data: row, dataUpdatedAt } = useSuspenseQuery(
    trpc.admin.withdrawals.get.queryOptions(
      { id: withdrawalId },
      {
        refetchInterval: (query) => (query.state.data && ended.has(query.state.data.status) ? 30_000 : 3_000),
      },
    ),
  );
  const mayDecide = useMayDecide("withdrawals.review");
  return (
    <>
      <PageHeader
        above={<TextLink href="/withdrawals">{desk("withdrawals.title")}</TextLink>}
        title={<Money amount={row.amount} />}
        beside={
          <>
            <StatePill state={row.status} label={desk(`withdrawalStates.${row.status}`)} />
            <LiveMark updatedAt={dataUpdatedAt} />
          </>
        }
        actions={mayDecide && row.status === "IN_REVIEW" ? <Decide row={row} /> : null}
      />
      <WithdrawalFacts row={row} />
      <div className="grid gap-6 lg:grid-cols-[20rem_1fr]">
        <Section title={desk("withdrawals.timeline")}>
          <Timeline label={desk("withdrawals.timeline")} items={timelineOf(row)} />
        </Section>
        <Section
          title={desk("withdrawals.books")}
          more={<TextLink href={`/transactions/${row.transactionId}`}>{desk("transactions.title")}</TextLink>}
        >
          <Books transactionId={row.transactionId} status={row.status} />
        </Section>
      </div>
    </>
  );
}

function WithdrawalFacts({ row }: { readonly row: WithdrawalRow }) {
  return (
    <FactGrid
      facts={[
        [
          desk("withdrawals.driver"),
          <TextLink key="driver" href={`/drivers/${row.userId}`}>
            {row.userName || desk("common.none")}
          </TextLink>,
        ],
        [desk("withdrawals.to"), `${row.bankAccount.bankName} ${row.bankAccount.accountNumberMasked}`],
        [desk("withdrawals.mode"), row.mode],
        [desk("withdrawals.total"), <Money key="total" amount={row.total} />],
        [desk("withdrawals.fee"), <Money key="fee" amount={row.fee} />],
        [desk("withdrawals.tax"), <Money key="tax" amount={row.tax} />],
        [desk("withdrawals.utr"), row.utr ?? desk("common.none")],
        [desk("withdrawals.arrives"), <When key="by" at={row.arrivesBy} whole />],
        [desk("withdrawals.risks"), flagsOf(row)],
        [desk("withdrawals.asked"), <When key="asked" at={row.createdAt} whole />],
        [desk("withdrawals.id"), <IdText key="id" id={row.id} />],
        [desk("withdrawals.failure"), failureOf(row)],
      ]}
    />
  );
}

/** The postings of this withdrawal. Asked anew when its state changes. */
function Books({
  transactionId,
  status,
}: {
  readonly transactionId: string;
  readonly status: WithdrawalStatus;
}) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const movement = trpc.admin.transactions.get.queryFilter({ transactionId });
  const refresh = useEffectEvent(() => queryClient.invalidateQueries(movement));
  useEffect(() => void refresh(), [status]);
  const { data } = useSuspenseQuery(
    trpc.admin.transactions.get.queryOptions(
      { transactionId },
      { refetchInterval: ended.has(status) ? false : 3_000 },
    ),
  );
  return (
    <div className="flex flex-col gap-4">
      <EntryTable entries={data.transaction.entries} />
      {data.transaction.related.length > 0 ? (
        <MovementTable rows={data.transaction.related} caption={desk("transactions.related")} />
      ) : null}
    </div>
  );
}

function timelineOf(row: WithdrawalRow): TimelineItem[] {
  return row.timeline.map((step, place) => ({
    key: step.status,
    title: desk(`withdrawalStates.${step.status}`),
    at: formatDateTime(step.at, "en"),
    detail: step.detail,
    state: stateOf(step.status, place === row.timeline.length - 1),
  }));
}

function stateOf(status: WithdrawalStep, last: boolean): TimelineItem["state"] {
  if (status === "RETURNED" || status === "REVERSED") return "back";
  if (status === "CANCELLED") return "failed";
  return last && !ended.has(status) ? "now" : "done";
}

function Decide({ row }: { readonly row: WithdrawalRow }) {
  const [asking, setAsking] = useState<Decision | null>(null);
  const api = useTRPCClient();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  useShortcuts(
    [
      { keys: "a", label: desk("withdrawals.release"), group: "page", run: () => setAsking("RELEASE") },
      { keys: "r", label: desk("withdrawals.refuse"), group: "page", run: () => setAsking("REFUSE") },
    ],
    asking === null,
  );
  const amount = formatPaise(row.amount);
  const decide = async (reason: string) => {
    if (asking === null) return;
    await api.admin.withdrawals.review.mutate({ withdrawalId: row.id, decision: asking, reason });
    await queryClient.invalidateQueries(trpc.admin.withdrawals.pathFilter());
  };
  return (
    <>
      <Button kind="danger" size="small" onClick={() => setAsking("REFUSE")}>
        {desk("withdrawals.refuse")} <KeyHint keys="r" />
      </Button>
      <Button size="small" onClick={() => setAsking("RELEASE")}>
        {desk("withdrawals.release")} <KeyHint keys="a" />
      </Button>
      {asking === null ? null : (
        <DecisionDialog
          title={desk(asking === "RELEASE" ? "withdrawals.releaseTitle" : "withdrawals.refuseTitle", {
            amount,
          })}
          body={
            asking === "RELEASE"
              ? desk("withdrawals.releaseBody", {
                  bank: `${row.bankAccount.bankName} ${row.bankAccount.accountNumberMasked}`,
                })
              : desk("withdrawals.refuseBody")
          }
          confirm={desk(asking === "RELEASE" ? "withdrawals.release" : "withdrawals.refuse")}
          danger={asking === "REFUSE"}
          onClose={() => setAsking(null)}
          onDecide={decide}
        />
      )}
    </>
  );
}
