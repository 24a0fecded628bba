import type { NotificationChannel } from "@drivopay/contracts/notifications";
import { type Session, tables } from "@drivopay/db";
import { blindIndex } from "@drivopay/runtime/crypto";
import { newId } from "@drivopay/runtime/ids";
import { and, eq, gt } from "drizzle-orm";
import type { Services } from "../services.ts";

const { suppressions } = tables;

/** Numbers come back and change hands, and mailboxes are emptied: after this an address is tried again. */
const suppressedForMs = 90 * 24 * 60 * 60 * 1000;

/**
 * Twilio's codes after which a number is left alone: no number (21211), no mobile (21614, 21635), stopped by its owner
 * (21610), blocked (30004), unknown (30005), a landline (30006). Source: twilio.com/docs/api/errors.
 */
const endingCodes = new Set(["21211", "21610", "21614", "21635", "30004", "30005", "30006"]);

/** Whether the provider's code says that this number takes no message, now or tomorrow. */
export function endsNumber(code: string): boolean {
  return endingCodes.has(code);
}

/** An address as it is kept beside deliveries: the same address gives the same text, and nobody can read it back. */
export function recipientIndexOf({ settings }: Services, address: string): string {
  return blindIndex(settings.blindIndexKey, `recipient:${address}`);
}

interface Address {
  readonly channel: NotificationChannel;
  readonly recipientIndex: string;
}

export async function isSuppressed({ orm }: Session, address: Address, now: Date): Promise<boolean> {
  const [row] = await orm
    .select({ id: suppressions.id })
    .from(suppressions)
    .where(
      and(
        eq(suppressions.channel, address.channel),
        eq(suppressions.recipientIndex, address.recipientIndex),
        gt(suppressions.until, now),
      ),
    );
  return row !== undefined;
}

/** Sends no more to an address, for ninety days from now. One-time codes go all the same: they were asked for. */
export async function suppress(
  { orm }: Session,
  address: Address,
  { reason, now }: { readonly reason: string; readonly now: Date },
): Promise<void> {
  const until = new Date(now.getTime() + suppressedForMs);
  await orm
    .insert(suppressions)
    .values({ id: newId(), ...address, reason, until })
    .onConflictDoUpdate({
      target: [suppressions.channel, suppressions.recipientIndex],
      set: { reason, until },
    });
}
