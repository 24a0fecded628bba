"use client";

import type { PlatformStatementRow } from "@drivopay/contracts/admin";
import type { Earning } from "@drivopay/contracts/platforms";
import { desk } from "@drivopay/i18n/desk";
import { Money } from "@drivopay/ui/money";
import { useSuspenseQuery } from "@tanstack/react-query";
import { type Column, DataTable } from "../desk/data-table.tsx";
import { FactGrid } from "../desk/facts.tsx";
import { IdText } from "../desk/id-text.tsx";
import { PageHeader, Section } from "../desk/page-header.tsx";
import { StatePill } from "../desk/state-pill.tsx";
import { TextLink } from "../desk/text-link.tsx";
import { When } from "../desk/when.tsx";
import { useMayDecide } from "../desk/who.tsx";
import { useTRPC } from "../trpc/client.tsx";
import { StatementDecision } from "./statement-decision.tsx";

type Problem = PlatformStatementRow["problems"][number];

const tripColumns: readonly Column<Earning>[] = [
  { key: "trip", header: desk("statements.trip"), cell: (trip) => trip.tripId },
  { key: "earned", header: desk("statements.earned"), cell: (trip) => <When at={trip.earnedAt} /> },
  {
    key: "gross",
    header: desk("statements.gross"),
    cell: (trip) => <Money amount={trip.gross} />,
    numeric: true,
    from: "sm",
  },
  {
    key: "fees",
    header: desk("statements.fees"),
    cell: (trip) => <Money amount={trip.fees} />,
    numeric: true,
    from: "md",
  },
  {
    key: "cash",
    header: desk("statements.cash"),
    cell: (trip) => <Money amount={trip.cash} />,
    numeric: true,
    from: "md",
  },
  {
    key: "due",
    header: desk("statements.due"),
    cell: (trip) =>
      trip.transactionId ? (
        <TextLink href={`/transactions/${trip.transactionId}`}>
          <Money amount={trip.due} />
        </TextLink>
      ) : (
        <Money amount={trip.due} />
      ),
    numeric: true,
  },
];

const problemColumns: readonly Column<Problem>[] = [
  { key: "line", header: desk("statements.line"), cell: ({ line }) => line },
  {
    key: "problem",
    header: desk("statements.problem"),
    cell: ({ problem }) => desk(`statementProblems.${problem}`),
  },
];

/** One statement: what it brought, what was left out of it, and the decision if it waits for one. */
export function StatementScreen({ statementId }: { readonly statementId: string }) {
  const trpc = useTRPC();
  const { data } = useSuspenseQuery(trpc.admin.platforms.statement.queryOptions({ id: statementId }));
  const mayDecide = useMayDecide("platforms.decideStatement");
  const { statement, trips } = data;
  return (
    <>
      <PageHeader
        above={<TextLink href="/statements">{desk("statements.title")}</TextLink>}
        title={<Money amount={statement.amount} />}
        beside={<StatePill state={statement.state} label={desk(`statementStates.${statement.state}`)} />}
        actions={
          mayDecide && statement.state === "REVIEW" ? <StatementDecision statement={statement} /> : null
        }
      />
      <StatementFacts statement={statement} />
      <Section title={desk("statements.trips")}>
        <DataTable
          caption={desk("statements.trips")}
          rows={trips}
          columns={tripColumns}
          idOf={(trip) => trip.id}
          empty={{ title: desk("statements.tripsEmpty") }}
        />
      </Section>
      <Section title={desk("statements.problems")}>
        <DataTable
          caption={desk("statements.problems")}
          rows={statement.problems}
          columns={problemColumns}
          idOf={({ line, problem }) => `${line}:${problem}`}
          empty={{ title: desk("statements.problemsEmpty") }}
        />
      </Section>
    </>
  );
}

function StatementFacts({ statement }: { readonly statement: PlatformStatementRow }) {
  return (
    <FactGrid
      facts={[
        [
          desk("statements.driver"),
          <TextLink key="driver" href={`/drivers/${statement.userId}`}>
            {statement.userName || desk("common.none")}
          </TextLink>,
        ],
        [desk("statements.platform"), desk(`platformNames.${statement.platform}`)],
        [desk("statements.file"), statement.fileName],
        [desk("statements.rows"), statement.rows],
        [desk("statements.imported"), statement.imported],
        [desk("statements.known"), statement.known],
        [desk("statements.refused"), statement.refused],
        [desk("statements.sent"), <When key="sent" at={statement.createdAt} whole />],
        [
          desk("statements.decided"),
          statement.decidedAt ? <When key="decided" at={statement.decidedAt} whole /> : desk("common.none"),
        ],
        [desk("statements.id"), <IdText key="id" id={statement.id} />],
      ]}
    />
  );
}
