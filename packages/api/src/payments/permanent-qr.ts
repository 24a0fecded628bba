import { AppError, bankError } from "@drivopay/contracts/errors";
import type { PermanentQr } from "@drivopay/contracts/payments";
import { tables } from "@drivopay/db";
import { derivedId } from "@drivopay/runtime/ids";
import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import { actorOf, recordAudit } from "../audit/index.ts";
import type { DriverContext } from "../context.ts";
import { drawQr } from "../draw-qr.ts";
import { contactOf } from "../users/index.ts";
import { gatewayNamed } from "./gateways.ts";
import { generated } from "./open-qr.ts";
import { permanentQrOf, type QrRow } from "./repo.ts";
import { gatewaysFor } from "./try-gateways.ts";

const { qrCodes } = tables;

/**
 * The driver's own QR for any amount, made once and then always the same. Safe to repeat and to race.
 * @throws PROVIDER_UNAVAILABLE, PROVIDER_REJECTED while it has not been made
 */
export async function permanentQr(ctx: DriverContext): Promise<z.infer<typeof PermanentQr>> {
  const known = await permanentQrOf(ctx.services.db, ctx.driver.userId);
  const row = known?.upiUri ? known : await makeQr(ctx, known);
  if (row.upiUri === null) throw bankError("PROVIDER_UNAVAILABLE");
  return { qrId: row.id, upiUri: row.upiUri, qrCode: await drawQr(row.upiUri) };
}

async function makeQr(ctx: DriverContext, known: QrRow | null): Promise<QrRow> {
  const { services, driver } = ctx;
  const { name } = await contactOf(services.db, driver.userId);
  const inserted = known === null && (await insertRow(ctx));
  const row = known ?? (await permanentQrOf(services.db, driver.userId));
  if (!row) throw new AppError("CONFLICT");
  const made = await gatewayNamed(services, row.gateway).createQr({
    ...{ qrId: row.id, kind: "PERMANENT", amount: null, description: null, expiresAt: null },
    payeeName: name,
    firstTriedAt: inserted ? null : row.createdAt,
  });
  const [kept] = await services.db.orm
    .update(qrCodes)
    .set({ gatewayQrId: made.gatewayQrId, upiUri: made.upiUri })
    .where(and(eq(qrCodes.id, row.id), isNull(qrCodes.gatewayQrId)))
    .returning();
  if (kept) {
    generated.inc({ kind: "PERMANENT" });
    return kept;
  }
  return yieldToWinner(ctx, made.gatewayQrId);
}

/** Two calls raced to the gateway, and the other's QR stands: ours was shown to nobody. */
async function yieldToWinner({ services, driver }: DriverContext, ownGatewayQrId: string): Promise<QrRow> {
  const winner = await permanentQrOf(services.db, driver.userId);
  if (!winner) throw new AppError("CONFLICT");
  if (winner.gatewayQrId !== ownGatewayQrId) {
    await gatewayNamed(services, winner.gateway)
      .closeQr(ownGatewayQrId)
      .catch((err: unknown) => services.logger.warn({ err, ownGatewayQrId }, "A spare QR stays open"));
  }
  return winner;
}

/** @returns whether this call wrote the row: only then the gateway cannot have heard of it */
async function insertRow(ctx: DriverContext): Promise<boolean> {
  const { services, driver } = ctx;
  const id = derivedId("permanent-qr", driver.userId);
  const [gateway] = await gatewaysFor(services, { id, amount: null });
  return services.db.transact(async (tx) => {
    const rows = await tx.orm
      .insert(qrCodes)
      .values({
        ...{ id, userId: driver.userId, walletId: driver.walletId, kind: "PERMANENT", gateway },
        createdAt: services.clock.now(),
      })
      .onConflictDoNothing()
      .returning({ id: qrCodes.id });
    if (rows.length === 0) return false;
    await recordAudit(tx, actorOf(ctx, driver), {
      action: "payments.permanent-qr-made",
      entityType: "qr",
      entityId: id,
    });
    return true;
  });
}
