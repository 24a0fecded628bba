"use client";

import { type GatewayState, gatewayNames } from "@drivopay/contracts/gateways";
import { desk } from "@drivopay/i18n/desk";
import { formatPaise } from "@drivopay/i18n/money";
import { Button } from "@drivopay/ui/button";
import { StatusPill } from "@drivopay/ui/status-pill";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { type Column, DataTable } from "../desk/data-table.tsx";
import { DecisionDialog } from "../desk/decision-dialog.tsx";
import { LiveMark } from "../desk/live-mark.tsx";
import { PageHeader } from "../desk/page-header.tsx";
import { When } from "../desk/when.tsx";
import { useMayDecide } from "../desk/who.tsx";
import { useTRPC } from "../trpc/client.tsx";

/** The gateways: what share of new QRs and links each gets, how all processes find it, and the way to drain one. */
export function GatewaysScreen() {
  const trpc = useTRPC();
  const { data, dataUpdatedAt } = useSuspenseQuery(
    trpc.admin.gateways.list.queryOptions(undefined, { refetchInterval: 5_000 }),
  );
  const mayDecide = useMayDecide("gateways.setRule");
  const [deciding, setDeciding] = useState<GatewayState | null>(null);
  return (
    <>
      <PageHeader title={desk("gateways.title")} beside={<LiveMark updatedAt={dataUpdatedAt} />} />
      <p className="text-ink-soft">{desk("gateways.lead")}</p>
      <DataTable
        caption={desk("gateways.title")}
        rows={data.gateways}
        columns={[
          ...columns,
          ...(mayDecide
            ? [{ key: "decide", header: desk("gateways.change"), cell: decideCell(setDeciding) }]
            : []),
        ]}
        idOf={(row) => row.gateway}
        empty={{ title: desk("gateways.none") }}
      />
      {deciding ? <Drain gateway={deciding} onClose={() => setDeciding(null)} /> : null}
    </>
  );
}

const columns: readonly Column<GatewayState>[] = [
  { key: "gateway", header: desk("gateways.gateway"), cell: (row) => gatewayNames[row.gateway] },
  { key: "state", header: desk("gateways.state"), cell: (row) => <Health row={row} /> },
  { key: "weight", header: desk("gateways.weight"), cell: (row) => String(row.weight), numeric: true },
  {
    key: "bounds",
    header: desk("gateways.bounds"),
    cell: (row) => boundsOf(row),
    from: "md",
  },
  {
    key: "since",
    header: desk("gateways.since"),
    cell: (row) => (row.effectiveFrom ? <When at={row.effectiveFrom} /> : desk("gateways.byDefault")),
    from: "md",
  },
];

function decideCell(onDecide: (row: GatewayState) => void) {
  return (row: GatewayState) =>
    row.configured ? (
      <Button kind="secondary" size="small" onClick={() => onDecide(row)}>
        {desk(row.drained ? "gateways.fill" : "gateways.drain")}
      </Button>
    ) : null;
}

/** What is meant comes before what is found: a drained gateway gets nothing, however well it is. */
function Health({ row }: { readonly row: GatewayState }) {
  if (!row.configured) return <StatusPill tone="still">{desk("gateways.notConfigured")}</StatusPill>;
  if (row.drained) return <StatusPill tone="stopped">{desk("gateways.drained")}</StatusPill>;
  if (row.circuit === "CLOSED" && row.healthy) {
    return <StatusPill tone="good">{desk("gateways.circuits.CLOSED")}</StatusPill>;
  }
  const open = row.circuit === "OPEN" || row.circuit === "CLOSED";
  return (
    <StatusPill tone={open ? "bad" : "wait"}>
      {desk(`gateways.circuits.${open ? "OPEN" : "HALF_OPEN"}`)}
    </StatusPill>
  );
}

function boundsOf({ leastAmount, mostAmount }: GatewayState): string {
  if (leastAmount === null && mostAmount === null) return desk("gateways.anyAmount");
  const least = leastAmount === null ? "" : formatPaise(leastAmount, { short: true });
  const most = mostAmount === null ? "" : formatPaise(mostAmount, { short: true });
  return `${least} – ${most}`;
}

function Drain({ gateway: row, onClose }: { readonly gateway: GatewayState; readonly onClose: () => void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const setRule = useMutation(trpc.admin.gateways.setRule.mutationOptions());
  const name = gatewayNames[row.gateway];
  const drained = !row.drained;
  return (
    <DecisionDialog
      title={desk(drained ? "gateways.drainTitle" : "gateways.fillTitle", { gateway: name })}
      body={desk(drained ? "gateways.drainBody" : "gateways.fillBody")}
      confirm={desk(drained ? "gateways.drain" : "gateways.fill")}
      danger={drained}
      onClose={onClose}
      onDecide={async (reason) => {
        const { gateway, weight, leastAmount, mostAmount } = row;
        await setRule.mutateAsync({ gateway, weight, leastAmount, mostAmount, drained, reason });
        await queryClient.invalidateQueries(trpc.admin.gateways.pathFilter());
      }}
    />
  );
}
