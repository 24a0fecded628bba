import { maskPhone } from "@drivopay/contracts/identifiers";
import type { Services } from "../services.ts";
import { contactOf } from "../users/index.ts";
import { deliverOnce, type Outcome } from "./deliver-once.ts";
import type { Telling } from "./events.ts";
import { recipientIndexOf } from "./suppressions.ts";
import { wordsOf } from "./words.ts";

/**
 * Sends the text message of a telling, once a key, in the driver's language of this moment.
 * @throws PROVIDER_UNAVAILABLE: call again later
 */
export async function textDriver(services: Services, telling: Telling): Promise<Outcome> {
  const { phone, language, closed } = await contactOf(services.db, telling.userId);
  // Left while the message waited for the morning: there is no number any more.
  if (closed) return "REFUSED";
  const recipientMasked = maskPhone(phone);
  const recipientIndex = recipientIndexOf(services, phone);
  return deliverOnce(services, { channel: "SMS", telling, recipientMasked, recipientIndex }, (deliveryId) =>
    services.sms.send({
      to: phone,
      body: wordsOf(telling, language).sms,
      statusCallbackUrl: statusCallbackUrl(services, deliveryId),
    }),
  );
}

/** Where the provider reports on a delivery. The row's own id is in it: a report may overtake the answer to the send. */
function statusCallbackUrl({ settings }: Services, deliveryId: string): string {
  return `${settings.publicApiUrl}/api/v1/webhooks/twilio?delivery=${deliveryId}`;
}
