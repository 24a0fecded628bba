"use client";

import { gatewayNames } from "@drivopay/contracts/gateways";
import type { SettlementItem } from "@drivopay/contracts/settlements";
import { desk } from "@drivopay/i18n/desk";
import { Money } from "@drivopay/ui/money";
import { useSuspenseQuery } from "@tanstack/react-query";
import { type Column, DataTable } from "../desk/data-table.tsx";
import { FactGrid } from "../desk/facts.tsx";
import { IdText } from "../desk/id-text.tsx";
import { PageHeader, Section } from "../desk/page-header.tsx";
import { Pager } from "../desk/pager.tsx";
import { StatePill } from "../desk/state-pill.tsx";
import { TextLink } from "../desk/text-link.tsx";
import { When } from "../desk/when.tsx";
import { useTRPC } from "../trpc/client.tsx";
import { settlementInput } from "./queries.ts";

const columns: readonly Column<SettlementItem>[] = [
  {
    key: "type",
    header: desk("settlements.itemType"),
    cell: (item) =>
      item.transactionId === null ? (
        desk(`settlementItems.${item.type}`)
      ) : (
        <TextLink href={`/transactions/${item.transactionId}`}>
          {desk(`settlementItems.${item.type}`)}
        </TextLink>
      ),
  },
  { key: "id", header: desk("settlements.itemId"), cell: (item) => item.gatewayItemId, from: "sm" },
  {
    key: "amount",
    header: desk("settlements.itemAmount"),
    cell: (item) => <Money amount={item.amount} />,
    numeric: true,
    from: "md",
  },
  {
    key: "fee",
    header: desk("settlements.fee"),
    cell: (item) => <Money amount={item.fee} />,
    numeric: true,
    from: "md",
  },
  {
    key: "tax",
    header: desk("settlements.tax"),
    cell: (item) => <Money amount={item.tax} />,
    numeric: true,
    from: "lg",
  },
  {
    key: "net",
    header: desk("settlements.net"),
    cell: (item) => <Money amount={item.net} signed={item.net < 0} />,
    numeric: true,
  },
];

interface Props {
  readonly settlementId: string;
  readonly cursor: string | undefined;
}

/** One settlement: what was sent, whether it adds up, and each payment that it carried. */
export function SettlementScreen({ settlementId, cursor }: Props) {
  const trpc = useTRPC();
  const { data } = useSuspenseQuery(
    trpc.admin.settlements.get.queryOptions(settlementInput(settlementId, cursor)),
  );
  const { settlement, items, pagination } = data;
  const difference = settlement.amount - settlement.expected;
  return (
    <>
      <PageHeader
        above={<TextLink href="/settlements">{desk("settlements.title")}</TextLink>}
        title={<Money amount={settlement.amount} />}
        beside={<StatePill state={settlement.state} label={desk(`settlementStates.${settlement.state}`)} />}
      />
      <FactGrid
        facts={[
          [desk("settlements.gateway"), gatewayNames[settlement.gateway]],
          [desk("settlements.utr"), settlement.utr ?? desk("common.none")],
          [desk("settlements.settledAt"), <When key="at" at={settlement.settledAt} whole />],
          [desk("settlements.expected"), <Money key="expected" amount={settlement.expected} />],
          [
            desk("settlements.difference"),
            <Money key="difference" amount={difference} signed={difference !== 0} />,
          ],
          [desk("settlements.fee"), <Money key="fee" amount={settlement.fee} />],
          [desk("settlements.tax"), <Money key="tax" amount={settlement.tax} />],
          [desk("settlements.id"), <IdText key="id" id={settlement.gatewaySettlementId} />],
        ]}
      />
      <Section title={desk("settlements.items")}>
        <DataTable
          caption={desk("settlements.items")}
          rows={items}
          columns={columns}
          idOf={(item) => `${item.type}:${item.gatewayItemId}`}
          empty={{ title: desk("settlements.noItems") }}
        />
        <Pager shown={items.length} pagination={pagination} />
      </Section>
    </>
  );
}
