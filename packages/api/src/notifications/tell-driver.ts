import type { Language } from "@drivopay/contracts/identifiers";
import { newId } from "@drivopay/runtime/ids";
import { announce } from "../outbox/announce.ts";
import type { Services } from "../services.ts";
import { contactOf, pushTokensOf } from "../users/index.ts";
import { walletOf } from "../wallet/index.ts";
import { driverTold, Telling } from "./events.ts";
import { type Plan, planFor, planForNobody } from "./plan.ts";
import { preferencesOf } from "./preferences.ts";
import { insertOnce } from "./repo.ts";
import { spelledOut, wordsOf } from "./words.ts";

/**
 * Tells a driver something, once a key: a message in the inbox, in the driver's language of this moment, and a nudge
 * to open pages. By which other ways it goes, and not before when, is answered for the workflow to do.
 * Safe to repeat: what was done is found, not redone. A driver who left is told nothing.
 */
export async function tellDriver(
  services: Services,
  asked: Telling,
): Promise<{ readonly told: boolean; readonly plan: Plan }> {
  const telling = Telling.parse(asked);
  const now = services.clock.now();
  const [contact, preferences, tokens] = await Promise.all([
    contactOf(services.db, telling.userId),
    preferencesOf(services.db, telling.userId),
    services.push ? pushTokensOf(services.db, telling.userId, now) : [],
  ]);
  if (contact.closed) return { told: false, plan: planForNobody };
  const plan = planFor(telling.type, {
    ...{ preferences, now },
    hasPhone: tokens.length > 0,
    hasAddress: contact.email !== null && contact.emailVerified,
  });
  const told = plan.inbox && (await putIntoInbox(services, telling, contact.language));
  return { told, plan };
}

/** False when the message stood there already. */
async function putIntoInbox(services: Services, telling: Telling, language: Language): Promise<boolean> {
  const { userId, type, dedupeKey, params } = telling;
  const { title, body } = wordsOf(telling, language);
  const wallet = await walletOf(services.db, userId);
  return services.db.transact(async (tx) => {
    const inserted = await insertOnce(tx, {
      id: newId(),
      userId,
      dedupeKey,
      type,
      title,
      body,
      data: spelledOut(params),
    });
    if (!inserted) return false;
    await announce(tx, driverTold, { notificationId: inserted.id, userId, type }, [`wallet:${wallet.id}`]);
    return true;
  });
}
