import type { PaymentLink } from "@drivopay/contracts/payment-links";
import type { Payment } from "@drivopay/contracts/payments";
import type { Services } from "../services.ts";
import { linksOfUser } from "./link-repo.ts";
import { presentLink } from "./present-link.ts";
import { presentPayment } from "./present-payment.ts";
import { paymentsOfUser } from "./repo.ts";

/** A part of what a driver was paid, newest first; behind the row with the id `cursor`. */
export async function somePayments(
  { db }: Services,
  userId: string,
  page: { readonly limit: number; readonly cursor?: string },
): Promise<Payment[]> {
  return (await paymentsOfUser(db, userId, page)).map(presentPayment);
}

/** A part of a driver's links, newest first; behind the row with the id `cursor`. */
export async function someLinks(
  services: Services,
  userId: string,
  page: { readonly limit: number; readonly cursor?: string },
): Promise<PaymentLink[]> {
  const rows = await linksOfUser(services.db, userId, page, services.clock.now());
  return rows.map((row) => presentLink(services, row));
}
