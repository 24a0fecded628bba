import { eraseAfter } from "../retention.ts";
import type { Services } from "../services.ts";

/**
 * A payer may dispute a payment for this long, and a gateway asks for what it told us; the payment itself keeps the
 * masked address and the bank's reference for good.
 */
const bodiesKeptDays = 90;

/**
 * Erases the bodies of webhooks that something was made of more than ninety days ago: they name payers in full. What
 * became of each stays, with the digest of its body. Safe to repeat. @returns how many
 */
export function forgetWebhookBodies(services: Services): Promise<number> {
  return eraseAfter(services, bodiesKeptDays, async (before, atOnce) => {
    const gone = await services.db.sql`
      update payments.webhook_events
      set body_sha256 = encode(sha256(raw_body), 'hex'), raw_body = null
      where id in (
        select id from payments.webhook_events
        where processed_at is not null and raw_body is not null and received_at <= ${before.toISOString()}
        order by received_at limit ${atOnce} for update skip locked)`;
    return gone.count;
  });
}
