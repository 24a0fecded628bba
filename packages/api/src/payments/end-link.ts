import { AppError } from "@drivopay/contracts/errors";
import type { PaymentLink } from "@drivopay/contracts/payment-links";
import { tables } from "@drivopay/db";
import { and, eq } from "drizzle-orm";
import { type Actor, actorOf, recordAudit, systemActor } from "../audit/index.ts";
import type { DriverContext } from "../context.ts";
import type { Services } from "../services.ts";
import { endQr } from "./end-qr.ts";
import { gatewayNamed } from "./gateways.ts";
import { type LinkRow, linkById, linkOfUser, openQrsOfLink } from "./link-repo.ts";
import { presentLink } from "./present-link.ts";

const { paymentLinks } = tables;

/**
 * Ends a link that is still open; a later payment on it is credited all the same. Safe to repeat.
 * @returns false when it was not open any more
 */
export async function endLink(
  services: Services,
  linkId: string,
  status: "EXPIRED" | "CANCELLED",
  actor: Actor = systemActor,
): Promise<boolean> {
  const ended = await services.db.transact(async (tx) => {
    const rows = await tx.orm
      .update(paymentLinks)
      .set({ status })
      .where(and(eq(paymentLinks.id, linkId), eq(paymentLinks.status, "ACTIVE")))
      .returning({ id: paymentLinks.id });
    if (rows.length === 0) return false;
    await recordAudit(tx, actor, {
      action: `payments.link-${status.toLowerCase()}`,
      entityType: "payment_link",
      entityId: linkId,
      oldValue: { status: "ACTIVE" },
      newValue: { status },
    });
    return true;
  });
  if (ended) await services.live.nudge([`link:${linkId}`]);
  return ended;
}

/**
 * Takes back a link that nobody has paid. Safe to repeat.
 * @throws NOT_FOUND, for another driver's as well; STATE_CONFLICT once it is paid
 */
export async function cancelLink(ctx: DriverContext, linkId: string): Promise<PaymentLink> {
  const { services, driver } = ctx;
  const found = await linkOfUser(services.db, driver.userId, linkId);
  if (!found) throw new AppError("NOT_FOUND");
  await endLink(services, linkId, "CANCELLED", actorOf(ctx, driver));
  const row = await linkById(services.db, linkId);
  if (!row || row.status === "PAID") throw new AppError("STATE_CONFLICT");
  await closeWhatIsOpen(services, row);
  return presentLink(services, row);
}

/**
 * Has the gateways take no further payment on a link that is paid or ended. A courtesy to whoever has the address: what
 * is paid nevertheless is credited. What a gateway does not answer to is left open there.
 */
export async function closeWhatIsOpen(services: Services, link: LinkRow): Promise<void> {
  const { db, clock } = services;
  const close = async (work: () => Promise<void>) => {
    try {
      await work();
    } catch (err) {
      if (!(err instanceof AppError)) throw err;
      services.logger.warn({ err, linkId: link.id }, "A link that has ended stays open at its gateway");
    }
  };
  const { gatewayLinkId } = link;
  if (gatewayLinkId !== null) {
    await close(() => gatewayNamed(services, link.gateway).cancelLink(gatewayLinkId));
  }
  for (const { id, gateway, gatewayQrId } of await openQrsOfLink(db, link.id, clock.now())) {
    if (gatewayQrId !== null) await close(() => gatewayNamed(services, gateway).closeQr(gatewayQrId));
    await endQr(services, id, "CLOSED", "its link has ended");
  }
}
