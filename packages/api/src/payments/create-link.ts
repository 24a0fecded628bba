import { randomBytes } from "node:crypto";
import { AppError } from "@drivopay/contracts/errors";
import type { CreateLinkInput, PaymentLink } from "@drivopay/contracts/payment-links";
import type { Gateway } from "@drivopay/contracts/payments";
import { tables } from "@drivopay/db";
import { derivedId, newId } from "@drivopay/runtime/ids";
import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import { actorOf, recordAudit } from "../audit/index.ts";
import type { DriverContext } from "../context.ts";
import { contactOf } from "../users/index.ts";
import { type LinkRow, linkById } from "./link-repo.ts";
import { refuseTooSmall } from "./open-qr.ts";
import { presentLink } from "./present-link.ts";
import { gatewaysFor, tryGateways } from "./try-gateways.ts";

const { paymentLinks } = tables;
type Input = z.infer<typeof CreateLinkInput>;

const lifeMs = 7 * 24 * 60 * 60_000;
const tokenBytes = 16;

/**
 * Makes a link that somebody pays later, on a page of ours. The gateway's own page stands behind it, for who cannot pay
 * on ours: when no gateway makes one, the link is good without, since our page has its QR made when it is opened. With
 * an idempotency key, a retry finds the link that the first try made; without one, each call makes another. It moves no
 * money.
 * @param input.amount paise
 * @throws AMOUNT_TOO_SMALL; IDEMPOTENCY_CONFLICT when the key made a link for another amount; PROVIDER_UNAVAILABLE when
 * every gateway is drained
 */
export async function createLink(ctx: DriverContext, input: Input): Promise<PaymentLink> {
  const { services, driver, request } = ctx;
  refuseTooSmall(input.amount);
  const key = request.idempotencyKey;
  const linkId = key === null ? newId() : derivedId("payment-link", driver.userId, key);
  const gateways = await gatewaysFor(services, { id: linkId, amount: input.amount });
  const row = await insertLink(ctx, input, linkId, gateways[0]);
  if (row.amount !== input.amount) throw new AppError("IDEMPOTENCY_CONFLICT");
  if (row.gatewayLinkId !== null || row.status !== "ACTIVE") return presentLink(services, row);
  return presentLink(services, await makeAtGateway(ctx, row, gateways));
}

async function insertLink(
  ctx: DriverContext,
  input: Input,
  linkId: string,
  gateway: Gateway,
): Promise<LinkRow> {
  const { services, driver } = ctx;
  const now = services.clock.now();
  return services.db.transact(async (tx) => {
    const [inserted] = await tx.orm
      .insert(paymentLinks)
      .values({
        ...{ id: linkId, userId: driver.userId, walletId: driver.walletId, amount: input.amount, gateway },
        token: randomBytes(tokenBytes).toString("base64url"),
        description: input.description ?? null,
        customerName: input.customer?.name ?? null,
        customerPhone: input.customer?.phone ?? null,
        customerEmail: input.customer?.email ?? null,
        expiresAt: new Date(now.getTime() + lifeMs),
        createdAt: now,
      })
      .onConflictDoNothing()
      .returning();
    if (!inserted) {
      const known = await linkById(tx, linkId);
      if (!known) throw new AppError("CONFLICT");
      return known;
    }
    await recordAudit(tx, actorOf(ctx, driver), {
      action: "payments.link-created",
      entityType: "payment_link",
      entityId: linkId,
      newValue: { amount: input.amount },
    });
    return inserted;
  });
}

async function makeAtGateway(
  { services, driver }: DriverContext,
  row: LinkRow,
  gateways: readonly Gateway[],
): Promise<LinkRow> {
  const { name } = await contactOf(services.db, driver.userId);
  const answer = await tryGateways(services, gateways, (port) =>
    port.createLink({
      ...{ linkId: row.id, amount: row.amount, description: row.description, expiresAt: row.expiresAt },
      payeeName: name,
      customer: { name: row.customerName, phone: row.customerPhone, email: row.customerEmail },
    }),
  ).catch((error: unknown) => {
    if (error instanceof AppError) return null;
    throw error;
  });
  if (answer === null) return row;
  const { gateway, made } = answer;
  const [kept] = await services.db.orm
    .update(paymentLinks)
    .set({ gateway, gatewayLinkId: made.gatewayLinkId, gatewayUrl: made.url })
    .where(and(eq(paymentLinks.id, row.id), isNull(paymentLinks.gatewayLinkId)))
    .returning();
  return kept ?? (await linkById(services.db, row.id)) ?? row;
}
