import type { LedgerProof } from "@drivopay/contracts/admin";
import { type Session, tables } from "@drivopay/db";
import { desc } from "drizzle-orm";
import { actorOf, recordAudit } from "../audit/index.ts";
import type { StaffContext } from "../context.ts";
import { proveAndKeep } from "../wallet/index.ts";

const { ledgerProofs } = tables;

/** The newest proof of the books, or null before the first. */
export async function latestProof({ orm }: Session): Promise<LedgerProof | null> {
  const [row] = await orm.select().from(ledgerProofs).orderBy(desc(ledgerProofs.id)).limit(1);
  if (!row) return null;
  const { at, ok, transactions, entries, wallets, breaks } = row;
  return { at: at.toISOString(), ok, transactions, entries, wallets, breaks };
}

/** Proves the books now, and keeps the proof; a break opens a case. */
export async function verifyLedger(ctx: StaffContext): Promise<{ proof: LedgerProof }> {
  const proof = await proveAndKeep(ctx.services);
  await recordAudit(ctx.services.db, actorOf(ctx, ctx.staff), {
    action: "admin.ledger-verified",
    entityType: "ledger-proof",
    entityId: null,
    newValue: { ok: proof.ok, breaks: proof.breaks.length },
  });
  return { proof };
}
