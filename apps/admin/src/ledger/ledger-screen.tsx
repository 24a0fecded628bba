"use client";

import type { LedgerProof } from "@drivopay/contracts/admin";
import { desk } from "@drivopay/i18n/desk";
import { Button } from "@drivopay/ui/button";
import { Notice } from "@drivopay/ui/card";
import { EmptyState } from "@drivopay/ui/states";
import { useToast } from "@drivopay/ui/toast";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { CircleCheck, CircleX } from "lucide-react";
import { type Column, DataTable } from "../desk/data-table.tsx";
import { FactGrid } from "../desk/facts.tsx";
import { PageHeader, Section } from "../desk/page-header.tsx";
import { When } from "../desk/when.tsx";
import { useMayDecide } from "../desk/who.tsx";
import { KeyHint } from "../keyboard/key-hint.tsx";
import { useShortcuts } from "../keyboard/shortcuts.tsx";
import { useTRPC } from "../trpc/client.tsx";
import { errorSentence } from "../trpc/query-client.ts";

const columns: readonly Column<LedgerProof["breaks"][number]>[] = [
  { key: "rule", header: desk("ledger.rule"), cell: (row) => row.rule },
  { key: "id", header: desk("ledger.record"), cell: (row) => <span className="figures">{row.id}</span> },
  { key: "detail", header: desk("ledger.detail"), cell: (row) => row.detail },
];

/** The newest proof of the books, and a new one on demand. */
export function LedgerScreen() {
  const trpc = useTRPC();
  const mayVerify = useMayDecide("ledger.verify");
  const queryClient = useQueryClient();
  const say = useToast();
  const { data } = useSuspenseQuery(
    trpc.admin.ledger.proof.queryOptions(undefined, { refetchInterval: 30_000 }),
  );
  const verify = useMutation(
    trpc.admin.ledger.verify.mutationOptions({
      onSuccess: (answer) => queryClient.setQueryData(trpc.admin.ledger.proof.queryKey(), answer),
      onError: (error) => say({ title: errorSentence(error), tone: "bad" }),
    }),
  );
  const run = () => verify.mutate({});
  useShortcuts(
    [{ keys: "v", label: desk("ledger.verify"), group: "page", run }],
    mayVerify && !verify.isPending,
  );
  return (
    <>
      <PageHeader
        title={desk("ledger.title")}
        actions={
          mayVerify ? (
            <Button size="small" busy={verify.isPending} onClick={run}>
              {desk("ledger.verify")} <KeyHint keys="v" />
            </Button>
          ) : null
        }
      />
      <p className="max-w-2xl text-ink-soft">{desk("ledger.lead")}</p>
      {data.proof ? (
        <Proof proof={data.proof} />
      ) : (
        <EmptyState title={desk("ledger.never")}>{desk("ledger.neverBody")}</EmptyState>
      )}
    </>
  );
}

function Proof({ proof }: { readonly proof: LedgerProof }) {
  const count = (value: number) => <span className="figures">{value.toLocaleString("en-IN")}</span>;
  return (
    <>
      <Notice
        tone={proof.ok ? "good" : "bad"}
        icon={
          proof.ok ? (
            <CircleCheck aria-hidden="true" className="size-5" />
          ) : (
            <CircleX aria-hidden="true" className="size-5" />
          )
        }
        title={proof.ok ? desk("ledger.ok") : desk("ledger.broken", { count: proof.breaks.length })}
      >
        {desk("ledger.at")} <When at={proof.at} whole />
      </Notice>
      <FactGrid
        facts={[
          [desk("ledger.transactions"), count(proof.transactions)],
          [desk("ledger.entries"), count(proof.entries)],
          [desk("ledger.wallets"), count(proof.wallets)],
        ]}
        className="lg:grid-cols-3"
      />
      {proof.breaks.length > 0 ? (
        <Section title={desk("ledger.detail")}>
          <DataTable
            caption={desk("ledger.detail")}
            rows={proof.breaks}
            columns={columns}
            idOf={(row) => `${row.rule}:${row.id}`}
            empty={{ title: desk("ledger.ok") }}
          />
        </Section>
      ) : null}
    </>
  );
}
