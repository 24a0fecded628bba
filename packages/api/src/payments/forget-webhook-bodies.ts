import type { Services } from "../services.ts";

/**
 * A payer may dispute a payment for this long, and a gateway asks for what it told us; the payment itself keeps the
 * masked address and the bank's reference for good.
 */
const bodiesKeptDays = 90;
const atOnce = 1_000;

/**
 * Erases the bodies of webhooks that something was made of more than ninety days ago: they name payers in full. What
 * became of each stays, with the digest of its body. Safe to repeat. @returns how many
 */
export async function forgetWebhookBodies({ db, clock }: Services): Promise<number> {
  const before = clock.now();
  before.setUTCDate(before.getUTCDate() - bodiesKeptDays);
  for (let forgotten = 0; ; ) {
    const gone = await db.sql`
      update payments.webhook_events
      set body_sha256 = encode(sha256(raw_body), 'hex'), raw_body = null
      where id in (
        select id from payments.webhook_events
        where processed_at is not null and raw_body is not null and received_at <= ${before.toISOString()}
        order by received_at limit ${atOnce} for update skip locked)`;
    forgotten += gone.count;
    if (gone.count < atOnce) return forgotten;
  }
}
