-- The books: the one way to write them, and what the database refuses whoever asks.

CREATE FUNCTION wallet.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%.% is append-only', TG_TABLE_SCHEMA, TG_TABLE_NAME USING ERRCODE = 'DP001';
END $$;
--> statement-breakpoint

CREATE TRIGGER entries_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON wallet.entries
  FOR EACH STATEMENT EXECUTE FUNCTION wallet.refuse_change();
--> statement-breakpoint
CREATE TRIGGER transactions_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON transactions.transactions
  FOR EACH STATEMENT EXECUTE FUNCTION wallet.refuse_change();
--> statement-breakpoint
CREATE TRIGGER audit_logs_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.audit_logs
  FOR EACH STATEMENT EXECUTE FUNCTION wallet.refuse_change();
--> statement-breakpoint
CREATE TRIGGER security_events_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.security_events
  FOR EACH STATEMENT EXECUTE FUNCTION wallet.refuse_change();
--> statement-breakpoint

-- All entries of a transaction arrive in one statement, behind their head: two or more, numbered from 1, summing to
-- zero. Numbered from 1, more of them can never follow: their numbers are taken. Heads are looked up one by one, and
-- never by a sequential scan: a plan made while the books were young would be kept while they grow.
CREATE FUNCTION wallet.refuse_unbalanced() RETURNS trigger LANGUAGE plpgsql
SET search_path = '' SET enable_seqscan = off AS $$
DECLARE made record;
BEGIN
  FOR made IN
    SELECT e.transaction_id AS id, count(*) AS lines, sum(e.amount) AS total, min(e.line) AS first,
      max(e.line) AS last, min(e.currency) <> max(e.currency) AS mixed
    FROM arrived e GROUP BY e.transaction_id
  LOOP
    IF made.total <> 0 OR made.lines < 2 OR made.first <> 1 OR made.last <> made.lines OR made.mixed
      OR NOT EXISTS (SELECT 1 FROM transactions.transactions t WHERE t.id = made.id) THEN
      RAISE EXCEPTION 'Transaction % is not balanced and whole', made.id USING ERRCODE = 'DP002';
    END IF;
  END LOOP;
  RETURN NULL;
END $$;
--> statement-breakpoint
-- The posting function makes the same checks on what it is given before it writes, and says so: the hot path is not
-- checked twice. Nobody but it and the owner can insert here.
CREATE TRIGGER entries_balanced AFTER INSERT ON wallet.entries REFERENCING NEW TABLE AS arrived
  FOR EACH STATEMENT WHEN (current_setting('drivopay.posting', true) IS DISTINCT FROM 'checked')
  EXECUTE FUNCTION wallet.refuse_unbalanced();
--> statement-breakpoint

-- Posts one movement: wallet row, head, entries and outbox event, or none of them, in one call and one statement.
-- Answers posted | replayed | conflict | insufficient | no_wallet. At most one wallet takes part; `available` and
-- `held` are its accounts, every other name is a system account, which keeps no running row.
CREATE FUNCTION wallet.post_transaction(
  p_id uuid, p_key text, p_hash text, p_kind text, p_type text, p_source text,
  p_user_id uuid, p_wallet_id uuid, p_amount bigint, p_fee bigint, p_tax bigint,
  p_reference_id uuid, p_description text, p_listed boolean,
  p_accounts text[], p_amounts bigint[],
  p_event_id uuid, p_event_name text, p_event_data jsonb, p_live_topics text[],
  OUT outcome text, OUT transaction_id uuid, OUT balance bigint, OUT pending_balance bigint,
  OUT version bigint, OUT posted_at timestamptz
) LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' SET enable_seqscan = off SET drivopay.posting = 'checked' AS $$
DECLARE
  available_change bigint := 0;
  held_change bigint := 0;
  total bigint := 0;
  touched boolean;
  -- The owner may date the postings of books that are taken over; the application cannot, whatever it sets.
  dated timestamptz := CASE WHEN session_user <> 'drivopay_app'
    THEN nullif(current_setting('drivopay.posting_time', true), '')::timestamptz END;
  known transactions.transactions;
BEGIN
  FOR i IN 1 .. cardinality(p_accounts) LOOP
    total := total + p_amounts[i];
    IF p_accounts[i] = 'available' THEN available_change := available_change + p_amounts[i];
    ELSIF p_accounts[i] = 'held' THEN held_change := held_change + p_amounts[i];
    END IF;
  END LOOP;
  IF total <> 0 OR cardinality(p_accounts) < 2 OR cardinality(p_accounts) <> cardinality(p_amounts) THEN
    RAISE EXCEPTION 'Transaction % is not balanced and whole', p_id USING ERRCODE = 'DP002';
  END IF;

  -- The wallet's row is taken first: postings of one wallet queue there. The head is refused when its key is known,
  -- also by a posting that committed while this one waited; entries and event hang on the head.
  WITH changed AS (
    UPDATE wallet.wallets w
    SET balance = w.balance + available_change,
        pending_balance = w.pending_balance + held_change,
        version = w.version + 1,
        last_transaction_at = coalesce(dated, clock_timestamp())
    WHERE w.id = p_wallet_id AND w.balance + available_change >= 0 AND w.pending_balance + held_change >= 0
    RETURNING w.balance, w.pending_balance, w.version, w.last_transaction_at AS at
  ), placed AS (
    SELECT c.balance, c.pending_balance, c.version, c.at FROM changed c
    UNION ALL
    SELECT NULL, NULL, NULL, coalesce(dated, clock_timestamp()) WHERE p_wallet_id IS NULL
  ), head AS (
    INSERT INTO transactions.transactions (
      id, posting_key, posting_hash, kind, type, source, user_id, wallet_id, wallet_version, amount, fee, tax,
      balance_after, pending_after, listed, description, reference_id, created_at
    )
    SELECT p_id, p_key, p_hash, p_kind, p_type, p_source, p_user_id, p_wallet_id, p.version, p_amount, p_fee, p_tax,
      p.balance, p.pending_balance, p_listed, p_description, p_reference_id, p.at
    FROM placed p
    ON CONFLICT (posting_key) DO NOTHING
    RETURNING id, created_at
  ), lines AS (
    INSERT INTO wallet.entries (transaction_id, line, wallet_id, account, amount, created_at)
    SELECT h.id, moved.line, CASE WHEN moved.account IN ('available', 'held') THEN p_wallet_id END,
      moved.account, moved.amount, h.created_at
    FROM head h, unnest(p_accounts, p_amounts) WITH ORDINALITY AS moved (account, amount, line)
  ), event AS (
    INSERT INTO events.outbox (id, name, data, live_topics)
    SELECT p_event_id, p_event_name, p_event_data, p_live_topics FROM head WHERE p_event_id IS NOT NULL
  )
  SELECT true, h.id, p.balance, p.pending_balance, p.version, p.at
  INTO touched, transaction_id, balance, pending_balance, version, posted_at
  FROM placed p LEFT JOIN head h ON true;

  IF transaction_id IS NOT NULL THEN
    outcome := 'posted';
    RETURN;
  END IF;

  IF touched AND p_wallet_id IS NOT NULL THEN
    UPDATE wallet.wallets w
    SET balance = w.balance - available_change,
        pending_balance = w.pending_balance - held_change,
        version = w.version - 1
    WHERE w.id = p_wallet_id;
  END IF;

  SELECT * INTO known FROM transactions.transactions t WHERE t.posting_key = p_key;
  IF FOUND THEN
    outcome := CASE WHEN known.posting_hash = p_hash THEN 'replayed' ELSE 'conflict' END;
    transaction_id := known.id;
    balance := known.balance_after;
    pending_balance := known.pending_after;
    version := known.wallet_version;
    posted_at := known.created_at;
  ELSIF EXISTS (SELECT 1 FROM wallet.wallets w WHERE w.id = p_wallet_id) THEN
    outcome := 'insufficient';
  ELSE
    outcome := 'no_wallet';
  END IF;
END $$;
