import type { GatewaySettlement, GatewaySettlementItem } from "@drivopay/api/payments/ports";
import { bankError } from "@drivopay/contracts/errors";
import { indianDay, startOfIndianDay } from "@drivopay/runtime/clock";
import type { RazorpayClient } from "./client.ts";
import { readAnswer } from "./read-answer.ts";
import { toSettlement, toSettlementItem } from "./transforms.ts";
import { pageOf, WireReconItem, WireSettlement } from "./wire.ts";

const dayMs = 86_400_000;
const settlementsAPage = 100;
const itemsAPage = 1_000;
/** A million payments a day; past it something other than their number is wrong. */
const pagesAtMost = 1_000;

const WireSettlementPage = pageOf(WireSettlement);
const WireReconPage = pageOf(WireReconItem);

/**
 * The settlements of one day in India. What was sent and what it was for are told by two lists, joined here; what was
 * made late in the evening may be settled, and told of, on the day after.
 */
export async function settlementsOn(client: RazorpayClient, at: Date): Promise<GatewaySettlement[]> {
  const made = await settlementsMadeOn(client, at);
  if (made.length === 0) return [];
  const items = await itemsSettledOn(client, at);
  const dayAfter = new Date(at.getTime() + dayMs);
  if (startOfIndianDay(dayAfter) <= new Date()) {
    for (const [id, late] of await itemsSettledOn(client, dayAfter)) {
      items.set(id, [...(items.get(id) ?? []), ...late]);
    }
  }
  return made.map((wire) => toSettlement(wire, items.get(wire.id) ?? []));
}

async function settlementsMadeOn(client: RazorpayClient, at: Date): Promise<WireSettlement[]> {
  const from = startOfIndianDay(at).getTime() / 1000;
  const to = from + dayMs / 1000 - 1;
  const found = await everyPage(settlementsAPage, async (page) => {
    const list = client.call((sdk) => sdk.settlements.all({ from, to, ...page }));
    return readAnswer(WireSettlementPage, await list).items;
  });
  // A page that shifts while it is read shows a row twice.
  return [...new Map(found.map((wire) => [wire.id, wire])).values()];
}

async function itemsSettledOn(
  client: RazorpayClient,
  at: Date,
): Promise<Map<string, GatewaySettlementItem[]>> {
  const [year, month, day] = indianDay(at).split("-").map(Number);
  const found = await everyPage(itemsAPage, async (page) => {
    const list = client.get("/settlements/recon/combined", { year, month, day, ...page });
    return readAnswer(WireReconPage, await list).items;
  });
  const bySettlement = new Map<string, GatewaySettlementItem[]>();
  for (const wire of new Map(found.map((item) => [`${item.type}:${item.entity_id}`, item])).values()) {
    if (wire.settlement_id === null) continue;
    const itsItems = bySettlement.get(wire.settlement_id) ?? [];
    itsItems.push(toSettlementItem(wire));
    bySettlement.set(wire.settlement_id, itsItems);
  }
  return bySettlement;
}

/** @throws PROVIDER_UNAVAILABLE when the list has no end: half of it would be worse than none */
async function everyPage<Item>(
  count: number,
  read: (page: { count: number; skip: number }) => Promise<Item[]>,
): Promise<Item[]> {
  const all: Item[] = [];
  for (let page = 0; page < pagesAtMost; page += 1) {
    const items = await read({ count, skip: page * count });
    all.push(...items);
    if (items.length < count) return all;
  }
  throw bankError("PROVIDER_UNAVAILABLE", { cause: new Error("A list of settlements has no end") });
}
