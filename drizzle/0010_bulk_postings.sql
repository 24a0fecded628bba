GRANT SELECT, INSERT, UPDATE, DELETE ON platforms.statement_imports TO drivopay_app;
--> statement-breakpoint
-- Posts many movements of one wallet in one statement each for heads and entries: what a platform owes for a page of
-- trips. Each moves its amount between the wallet's `available` or `held` and one system account; below zero it goes
-- back. All or none: a key that is known, or a balance that would pass below zero on the way, rolls all of it back.
CREATE FUNCTION wallet.post_transactions(
  p_wallet_id uuid, p_user_id uuid, p_account text, p_counter_account text, p_source text,
  p_ids uuid[], p_keys text[], p_hashes text[], p_kinds text[], p_types text[], p_amounts bigint[],
  p_reference_ids uuid[], p_descriptions text[],
  OUT balance bigint, OUT pending_balance bigint, OUT version bigint
) LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' SET drivopay.posting = 'checked' AS $$
DECLARE
  count int := cardinality(p_ids);
  total bigint;
  lowest bigint;
  before wallet.wallets;
  at timestamptz;
BEGIN
  IF p_account NOT IN ('available', 'held') OR p_counter_account IN ('available', 'held') OR count = 0
    OR cardinality(p_keys) <> count OR cardinality(p_hashes) <> count OR cardinality(p_kinds) <> count
    OR cardinality(p_types) <> count OR cardinality(p_amounts) <> count OR cardinality(p_reference_ids) <> count
    OR cardinality(p_descriptions) <> count THEN
    RAISE EXCEPTION 'These postings are not balanced and whole' USING ERRCODE = 'DP002';
  END IF;
  SELECT * INTO before FROM wallet.wallets w WHERE w.id = p_wallet_id AND w.user_id = p_user_id FOR NO KEY UPDATE;
  IF NOT FOUND THEN RAISE EXCEPTION 'No wallet %', p_wallet_id USING ERRCODE = 'DP004'; END IF;
  -- The owner may date the postings of books that are taken over; the application cannot, whatever it sets.
  at := coalesce(CASE WHEN session_user <> 'drivopay_app'
    THEN nullif(current_setting('drivopay.posting_time', true), '')::timestamptz END, clock_timestamp());

  SELECT sum(m.amount), min(m.running) INTO total, lowest FROM (
    SELECT g.amount, sum(g.amount) OVER (ORDER BY g.place) AS running
    FROM unnest(p_amounts) WITH ORDINALITY AS g (amount, place)) m;
  IF (CASE p_account WHEN 'available' THEN before.balance ELSE before.pending_balance END) + lowest < 0 THEN
    RAISE EXCEPTION 'Wallet % would pass below zero', p_wallet_id USING ERRCODE = 'DP003';
  END IF;

  UPDATE wallet.wallets w
  SET balance = w.balance + CASE p_account WHEN 'available' THEN total ELSE 0 END,
      pending_balance = w.pending_balance + CASE p_account WHEN 'held' THEN total ELSE 0 END,
      version = w.version + count,
      last_transaction_at = at
  WHERE w.id = p_wallet_id
  RETURNING w.balance, w.pending_balance, w.version INTO balance, pending_balance, version;

  INSERT INTO transactions.transactions (
    id, posting_key, posting_hash, kind, type, source, user_id, wallet_id, wallet_version, amount,
    balance_after, pending_after, listed, description, reference_id, created_at
  )
  SELECT g.id, g.key, g.hash, g.kind, g.type, p_source, p_user_id, p_wallet_id, before.version + g.place, g.amount,
    before.balance + CASE p_account WHEN 'available' THEN sum(g.amount) OVER (ORDER BY g.place) ELSE 0 END,
    before.pending_balance + CASE p_account WHEN 'held' THEN sum(g.amount) OVER (ORDER BY g.place) ELSE 0 END,
    true, g.description, g.reference_id, at
  FROM unnest(p_ids, p_keys, p_hashes, p_kinds, p_types, p_amounts, p_reference_ids, p_descriptions)
    WITH ORDINALITY AS g (id, key, hash, kind, type, amount, reference_id, description, place);

  INSERT INTO wallet.entries (transaction_id, line, wallet_id, account, amount, created_at)
  SELECT g.id, l.line, CASE l.line WHEN 2 THEN p_wallet_id END,
    CASE l.line WHEN 1 THEN p_counter_account ELSE p_account END,
    CASE l.line WHEN 1 THEN -g.amount ELSE g.amount END, at
  FROM unnest(p_ids, p_amounts) AS g (id, amount) CROSS JOIN (VALUES (1), (2)) AS l (line);
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION wallet.post_transactions FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION wallet.post_transactions TO drivopay_app;
