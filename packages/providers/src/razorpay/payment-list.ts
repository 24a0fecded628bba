import type { PaymentPage } from "@drivopay/api/payments/ports";
import { AppError } from "@drivopay/contracts/errors";
import { z } from "zod";
import type { RazorpayClient } from "./client.ts";
import { readAnswer } from "./read-answer.ts";
import { toPayment } from "./transforms.ts";
import { pageOf, WirePayment } from "./wire.ts";

const pageSize = 100;
const WirePaymentPage = pageOf(WirePayment);

/** Where to read on: down from this second, past so many payments of that second that were seen. */
const Place = z.tuple([z.coerce.number().int().positive(), z.coerce.number().int().min(0)]);

/**
 * A page of the payments begun in a span of time, the newest first. Razorpay counts pages from the newest payment on,
 * and they shift while they are read: so the next page begins at the time of this one's last payment, and only within
 * one second, which more than a page may share, are payments counted. What stands on a border is told twice.
 * @param place where the page before it said to read on; null for the first
 * @throws PROVIDER_UNAVAILABLE; BAD_REQUEST for a place that no page has named
 */
export async function listPayments(
  client: RazorpayClient,
  { from, to }: { readonly from: Date; readonly to: Date },
  place: string | null,
): Promise<PaymentPage> {
  const [until, skip] = place === null ? [Math.floor(to.getTime() / 1000), 0] : readPlace(place);
  const span = { from: Math.floor(from.getTime() / 1000), to: until, count: pageSize, skip };
  const { items } = readAnswer(WirePaymentPage, await client.call((sdk) => sdk.payments.all(span)));
  return { payments: items.map((wire) => toPayment(wire)), next: placeAfter(items, until, skip) };
}

/** Where to read on after a page; null when it was the last. */
export function placeAfter(
  items: readonly Pick<WirePayment, "created_at">[],
  until: number,
  skip: number,
): string | null {
  if (items.length < pageSize) return null;
  const oldest = Math.min(...items.map(({ created_at }) => created_at));
  return oldest < until ? `${oldest}:0` : `${until}:${skip + items.length}`;
}

function readPlace(place: string): z.output<typeof Place> {
  const parsed = Place.safeParse(place.split(":"));
  if (!parsed.success) throw new AppError("BAD_REQUEST", { cause: parsed.error });
  return parsed.data;
}
