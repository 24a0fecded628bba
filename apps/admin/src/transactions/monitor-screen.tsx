"use client";

import { PostingKind } from "@drivopay/contracts/transactions";
import { desk } from "@drivopay/i18n/desk";
import { Button } from "@drivopay/ui/button";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { FilterBar } from "../desk/filter-bar.tsx";
import { LiveMark } from "../desk/live-mark.tsx";
import { PageHeader } from "../desk/page-header.tsx";
import { Pager } from "../desk/pager.tsx";
import { KeyHint } from "../keyboard/key-hint.tsx";
import { useShortcuts } from "../keyboard/shortcuts.tsx";
import { useTRPC } from "../trpc/client.tsx";
import { type MonitorParams, monitorInput } from "./queries.ts";
import { TransactionTable } from "./transaction-table.tsx";

const pollMs = 3_000;

/** Money as it moves. Older pages stand still; the newest keeps itself fresh until it is paused. */
export function MonitorScreen({ params }: { readonly params: MonitorParams }) {
  const trpc = useTRPC();
  const [paused, setPaused] = useState(false);
  const live = !paused && params.cursor === undefined;
  const { data, dataUpdatedAt } = useSuspenseQuery(
    trpc.admin.transactions.monitor.queryOptions(monitorInput(params), {
      refetchInterval: live ? pollMs : false,
    }),
  );
  const toggle = () => setPaused(!paused);
  const toggleLabel = paused ? desk("transactions.resume") : desk("transactions.pause");
  useShortcuts([{ keys: "p", label: toggleLabel, group: "page", run: toggle }], params.cursor === undefined);
  return (
    <>
      <PageHeader
        title={desk("transactions.title")}
        beside={live ? <LiveMark updatedAt={dataUpdatedAt} /> : null}
        actions={
          params.cursor === undefined ? (
            <Button kind="secondary" size="small" onClick={toggle}>
              {toggleLabel} <KeyHint keys="p" />
            </Button>
          ) : null
        }
      />
      <FilterBar
        label={desk("transactions.filter")}
        name="kind"
        options={[
          { value: null, label: desk("common.all") },
          ...PostingKind.options.map((kind) => ({ value: kind, label: desk(`kinds.${kind}`) })),
        ]}
      />
      <TransactionTable rows={data.transactions} walked />
      <Pager shown={data.transactions.length} pagination={data.pagination} />
    </>
  );
}
