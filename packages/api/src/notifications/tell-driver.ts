import type { Language } from "@drivopay/contracts/identifiers";
import { newId } from "@drivopay/runtime/ids";
import { announce } from "../outbox/announce.ts";
import type { Services } from "../services.ts";
import { contactOf } from "../users/index.ts";
import { walletOf } from "../wallet/index.ts";
import { driverTold, Telling } from "./events.ts";
import { insertOnce } from "./repo.ts";
import { type SmsOutcome, textDriver } from "./text-driver.ts";
import { deservesSms, spelledOut, wordsOf } from "./words.ts";

/**
 * Tells a driver something, once a key: a message in the inbox, a nudge to open pages, and a text message where the
 * matter deserves one, in the driver's language of this moment. Safe to repeat: what was done is found, not redone.
 * @throws PROVIDER_UNAVAILABLE when the text message may be sent later by calling again
 */
export async function tellDriver(
  services: Services,
  asked: Telling,
): Promise<{ told: boolean; sms: SmsOutcome | "NOT_WANTED" }> {
  const telling = Telling.parse(asked);
  const contact = await contactOf(services.db, telling.userId);
  const told = await putIntoInbox(services, telling, contact.language);
  const sms = deservesSms(telling.type) ? await textDriver(services, telling, contact) : "NOT_WANTED";
  return { told, sms };
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
