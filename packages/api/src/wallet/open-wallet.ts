import type { KycTier } from "@drivopay/contracts/auth";
import { type Session, tables } from "@drivopay/db";
import { newId } from "@drivopay/runtime/ids";
import { eq } from "drizzle-orm";
import { walletOf } from "./repo.ts";

const { wallets } = tables;

/** Opens a driver's wallet, empty, with the lowest limits. A second call finds the first one's. */
export async function openWallet(tx: Session, userId: string): Promise<{ id: string }> {
  // Only these columns may be written from outside of the ledger, so the builder, which names all, cannot be used.
  const [opened] = await tx.sql<{ id: string }[]>`
    insert into wallet.wallets (id, user_id) values (${newId()}, ${userId})
    on conflict (user_id) do nothing returning id`;
  return opened ?? { id: (await walletOf(tx, userId)).id };
}

/** Sets what identity checks stand behind a wallet; the caller writes the audit row of why. */
export async function setTier(tx: Session, walletId: string, tier: KycTier): Promise<void> {
  await tx.orm.update(wallets).set({ tier }).where(eq(wallets.id, walletId));
}
