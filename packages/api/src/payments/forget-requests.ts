import type { Gateway } from "@drivopay/contracts/payments";
import { type Session, tables } from "@drivopay/db";
import { and, eq, isNotNull } from "drizzle-orm";
import { announce } from "../outbox/announce.ts";
import { requestsEnded } from "./events.ts";

const { paymentLinks, qrCodes } = tables;

/** As many as fit an event easily. */
const requestsPerEvent = 100;

/** A QR or a link that its gateway still takes payments for. */
export interface OpenAtGateway {
  readonly type: "qr" | "link";
  readonly gateway: Gateway;
  readonly gatewayId: string;
}

/**
 * Ends every QR and link of a driver who leaves, and forgets whom they were for and what they called the driver. The
 * gateways are told after the commit; what is paid until they know is credited all the same.
 */
export async function forgetRequests(tx: Session, userId: string): Promise<void> {
  const open = await openAtGateways(tx, userId);
  await tx.orm
    .update(paymentLinks)
    .set({ status: "CANCELLED" })
    .where(and(eq(paymentLinks.userId, userId), eq(paymentLinks.status, "ACTIVE")));
  await tx.orm
    .update(paymentLinks)
    .set({ description: null, customerName: null, customerPhone: null, customerEmail: null })
    .where(eq(paymentLinks.userId, userId));
  await tx.orm
    .update(qrCodes)
    .set({ status: "CLOSED" })
    .where(and(eq(qrCodes.userId, userId), eq(qrCodes.status, "ACTIVE")));
  await tx.orm.update(qrCodes).set({ description: null, upiUri: null }).where(eq(qrCodes.userId, userId));
  for (let from = 0; from < open.length; from += requestsPerEvent) {
    await announce(tx, requestsEnded, { userId, requests: open.slice(from, from + requestsPerEvent) });
  }
}

async function openAtGateways({ orm }: Session, userId: string): Promise<OpenAtGateway[]> {
  const qrs = await orm
    .select({ gateway: qrCodes.gateway, gatewayId: qrCodes.gatewayQrId })
    .from(qrCodes)
    .where(and(eq(qrCodes.userId, userId), eq(qrCodes.status, "ACTIVE"), isNotNull(qrCodes.gatewayQrId)));
  const links = await orm
    .select({ gateway: paymentLinks.gateway, gatewayId: paymentLinks.gatewayLinkId })
    .from(paymentLinks)
    .where(
      and(
        eq(paymentLinks.userId, userId),
        eq(paymentLinks.status, "ACTIVE"),
        isNotNull(paymentLinks.gatewayLinkId),
      ),
    );
  const named = (type: OpenAtGateway["type"], rows: typeof qrs) =>
    rows.flatMap(({ gateway, gatewayId }) => (gatewayId === null ? [] : [{ type, gateway, gatewayId }]));
  return [...named("qr", qrs), ...named("link", links)];
}
