import type { GatewaySettlement, GatewaySettlementItem } from "@drivopay/api/payments/ports";
import { bankError } from "@drivopay/contracts/errors";
import { startOfIndianDay } from "@drivopay/runtime/clock";
import type { z } from "zod";
import type { CashfreeClient } from "./client.ts";
import { toSettlement, toSettlementItem } from "./transforms.ts";
import { cursorPageOf, WireReconEvent, WireSettlement } from "./wire.ts";

const dayMs = 86_400_000;
const pageSize = 1_000;
const pagesAtMost = 1_000;

const WireSettlementPage = cursorPageOf(WireSettlement);
const WireReconPage = cursorPageOf(WireReconEvent);

/** The settlements of one day in India. What was sent and what it was for are told by two lists, joined here. */
export async function settlementsOn(client: CashfreeClient, at: Date): Promise<GatewaySettlement[]> {
  const from = startOfIndianDay(at);
  const filters = {
    start_date: from.toISOString(),
    end_date: new Date(from.getTime() + dayMs - 1_000).toISOString(),
  };
  const made = await everyPage(client, WireSettlementPage, "/settlements", filters);
  if (made.length === 0) return [];
  // What is sent late in the evening may be told of on the day after.
  const events = await everyPage(client, WireReconPage, "/settlement/recon", {
    ...filters,
    end_date: new Date(from.getTime() + 2 * dayMs - 1_000).toISOString(),
  });
  const items = new Map<string, GatewaySettlementItem[]>();
  for (const event of new Map(events.map((one) => [`${one.event_type}:${one.event_id}`, one])).values()) {
    if (!event.cf_settlement_id) continue;
    const itsItems = items.get(event.cf_settlement_id) ?? [];
    itsItems.push(toSettlementItem(event));
    items.set(event.cf_settlement_id, itsItems);
  }
  return made.map((wire) => toSettlement(wire, items.get(wire.cf_settlement_id) ?? []));
}

/** @throws PROVIDER_UNAVAILABLE when the list has no end: half of it would be worse than none */
async function everyPage<Item>(
  client: CashfreeClient,
  schema: z.ZodType<{ cursor: string | null; data: Item[] }>,
  path: string,
  filters: object,
): Promise<Item[]> {
  const all: Item[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < pagesAtMost; page += 1) {
    const body = { pagination: { limit: pageSize, cursor }, filters };
    const read: { cursor: string | null; data: Item[] } = await client.call(schema, "POST", path, { body });
    all.push(...read.data);
    cursor = read.cursor;
    if (cursor === null || read.data.length === 0) return all;
  }
  throw bankError("PROVIDER_UNAVAILABLE", { cause: new Error("A list of settlements has no end") });
}
