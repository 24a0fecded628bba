-- What was rather than is keeps its key, as what opens such a case now says.
UPDATE transactions.cases SET happened_once = true WHERE kind IN (
  'payments.settlement-adjusted', 'payments.settled-unknown', 'payments.settled-amount-differs',
  'payments.settled-twice', 'payments.unknown-refund', 'payments.refund-amount-differs', 'payments.refund-refused',
  'payments.other-currency', 'payments.unknown-payment', 'payments.refunded-unseen', 'payments.qr-paid-twice',
  'payments.link-paid-twice', 'payments.amount-differs', 'payments.stale-webhook', 'platforms.row-unreadable',
  'platforms.trip-of-two', 'privacy.money-after-closing', 'wallet.unknown-payout', 'wallet.second-payout',
  'wallet.other-amount', 'wallet.contradiction', 'wallet.payout-account-low'
);
--> statement-breakpoint
-- What staff had resolved held its key for ever: the same trouble could not call anybody again.
UPDATE transactions.cases SET dedupe_key = dedupe_key || ':closed:' || id
WHERE state = 'RESOLVED' AND NOT happened_once AND dedupe_key NOT LIKE '%:closed:%';
