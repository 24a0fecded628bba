import { tables } from "@drivopay/db";
import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { openCase } from "../audit/index.ts";
import { isLastLook, lookIsDue } from "../looks.ts";
import type { Services } from "../services.ts";
import { bankAccountById } from "./bank-account-repo.ts";
import { reversePennyDropById } from "./reverse-penny-drop-repo.ts";
import { askReversePennyDrop, expireReversePennyDrop } from "./settle-reverse-penny-drop.ts";
import {
  askValidation,
  giveUpValidation,
  registerBeneficiary,
  startValidation,
} from "./verify-bank-account.ts";

const { bankAccounts, reversePennyDrops } = tables;
const batchSize = 50;

/** A proof of an account that the bank has not answered, and which look at it this is, counted from 1. */
export interface OpenValidation {
  readonly kind: "penny-drop" | "reverse-penny-drop";
  readonly id: string;
  readonly look: number;
}

/** Penny drops, and rupees asked for, whose next look is due, the longest waiting first. */
export async function overdueValidations({ db: { orm } }: Services): Promise<OpenValidation[]> {
  const accounts = await orm
    .select({ id: bankAccounts.id, checks: bankAccounts.checks })
    .from(bankAccounts)
    .where(
      and(
        inArray(bankAccounts.state, ["PENDING", "VERIFYING"]),
        isNull(bankAccounts.removedAt),
        lookIsDue(bankAccounts.checks, bankAccounts.createdAt),
      ),
    )
    .orderBy(asc(bankAccounts.createdAt))
    .limit(batchSize);
  const rupees = await orm
    .select({ id: reversePennyDrops.id, checks: reversePennyDrops.checks })
    .from(reversePennyDrops)
    .where(
      and(
        inArray(reversePennyDrops.state, ["WAITING", "EXPIRED"]),
        lookIsDue(reversePennyDrops.checks, reversePennyDrops.createdAt),
      ),
    )
    .orderBy(asc(reversePennyDrops.createdAt))
    .limit(batchSize);
  return [
    ...accounts.map(({ id, checks }) => ({ kind: "penny-drop" as const, id, look: checks + 1 })),
    ...rupees.map(({ id, checks }) => ({ kind: "reverse-penny-drop" as const, id, look: checks + 1 })),
  ];
}

/** One look: on with it as far as it goes; the last one ends the wait, with a case if the bank never answered. */
export async function takeUpValidation(services: Services, open: OpenValidation): Promise<void> {
  const { kind, id, look } = open;
  let answered = true;
  try {
    if (kind === "penny-drop") await pushOn(services, id);
    else await askReversePennyDrop(services, id);
  } catch (err) {
    answered = false;
    services.logger.warn({ err, ...open }, "The bank could not be asked for an account");
  }
  if (kind === "penny-drop") await countPennyDrop(services, id, look);
  else await countRupee(services, id, look);
  if (kind === "penny-drop" && isLastLook(look)) await giveUp(services, id);
  if (kind === "reverse-penny-drop") await endRupee(services, { id, look, answered });
}

/** From wherever its workflow has left it. */
async function pushOn(services: Services, id: string): Promise<void> {
  await registerBeneficiary(services, id);
  await startValidation(services, id);
  await askValidation(services, id);
}

async function giveUp(services: Services, id: string): Promise<void> {
  const { state } = await bankAccountById(services.db, id);
  if (state !== "PENDING" && state !== "VERIFYING") return;
  await giveUpValidation(services, id);
  await openCase(services.db, {
    dedupeKey: `bank-account:${id}:unverified`,
    kind: "wallet.bank-account-unverified",
    summary: "A bank account could not be verified",
    evidence: { state, reason: "The bank did not answer within a day" },
    referenceId: id,
  });
}

/** Nobody paying is an end, and no case; a gateway that cannot be asked whether somebody paid is one. */
async function endRupee(
  services: Services,
  { id, look, answered }: { readonly id: string; readonly look: number; readonly answered: boolean },
): Promise<void> {
  const row = await reversePennyDropById(services.db, id);
  if (row?.state === "WAITING" && row.expiresAt <= services.clock.now()) {
    await expireReversePennyDrop(services, id);
  }
  if (answered || !isLastLook(look)) return;
  await openCase(services.db, {
    dedupeKey: `reverse-penny-drop:${id}:unknown`,
    kind: "wallet.reverse-penny-drop-unknown",
    summary: "Whether a driver has paid the rupee that proves an account is not known",
    evidence: { looks: look, state: row?.state },
    referenceId: id,
  });
}

async function countPennyDrop({ db: { orm } }: Services, id: string, look: number): Promise<void> {
  await orm
    .update(bankAccounts)
    .set({ checks: look })
    .where(and(eq(bankAccounts.id, id), eq(bankAccounts.checks, look - 1)));
}

async function countRupee({ db: { orm } }: Services, id: string, look: number): Promise<void> {
  await orm
    .update(reversePennyDrops)
    .set({ checks: look })
    .where(and(eq(reversePennyDrops.id, id), eq(reversePennyDrops.checks, look - 1)));
}
