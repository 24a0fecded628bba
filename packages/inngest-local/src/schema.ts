/**
 * The tables, version by version. Each entry runs once, in order; what has shipped is never edited.
 *
 * Times of the work itself (`*_at`) are milliseconds of the server's clock, which tests may move; leases use
 * Postgres's own clock, so that moving time never takes work from a live process.
 * Payloads are `json`, not `jsonb`: nothing looks inside them here, and jsonb refuses the character U+0000.
 */
export const migrations: readonly string[] = [
  `
  CREATE TABLE inngest.apps (
    id text PRIMARY KEY,
    url text NOT NULL,
    checksum text NOT NULL,
    synced_at bigint NOT NULL
  );

  CREATE TABLE inngest.functions (
    id text PRIMARY KEY,
    app_id text NOT NULL REFERENCES inngest.apps (id),
    url text NOT NULL,
    config json NOT NULL,
    active boolean NOT NULL
  );

  CREATE TABLE inngest.cron_schedules (
    function_id text NOT NULL REFERENCES inngest.functions (id) ON DELETE CASCADE,
    cron text NOT NULL,
    next_at bigint NOT NULL,
    PRIMARY KEY (function_id, cron)
  );
  CREATE INDEX cron_schedules_due ON inngest.cron_schedules (next_at);

  CREATE TABLE inngest.events (
    id text PRIMARY KEY,
    public_id text NOT NULL,
    name text NOT NULL,
    payload json NOT NULL,
    received_at bigint NOT NULL
  );
  CREATE INDEX events_by_public_id ON inngest.events (public_id);
  CREATE INDEX events_by_age ON inngest.events (received_at);

  CREATE TABLE inngest.event_dedupe (
    dedupe_id text PRIMARY KEY,
    event_id text NOT NULL,
    seen_at bigint NOT NULL
  );
  CREATE INDEX event_dedupe_by_age ON inngest.event_dedupe (seen_at);

  CREATE TABLE inngest.runs (
    id text PRIMARY KEY,
    function_id text NOT NULL,
    event_id text NOT NULL,
    event json NOT NULL,
    status text NOT NULL CHECK (status IN ('queued', 'running', 'completed', 'failed', 'cancelled')),
    output json,
    concurrency_keys text[] NOT NULL,
    concurrency_limits int[] NOT NULL,
    steps_finished int NOT NULL DEFAULT 0,
    parent_run_id text,
    parent_step_id text,
    created_at bigint NOT NULL,
    started_at bigint,
    ended_at bigint
  );
  CREATE INDEX runs_by_event ON inngest.runs (event_id);
  CREATE INDEX runs_live_by_function ON inngest.runs (function_id) WHERE status IN ('queued', 'running');
  CREATE INDEX runs_ended ON inngest.runs (ended_at) WHERE ended_at IS NOT NULL;

  CREATE TABLE inngest.steps (
    run_id text NOT NULL REFERENCES inngest.runs (id) ON DELETE CASCADE,
    step_id text NOT NULL,
    op text NOT NULL,
    name text NOT NULL,
    result json,
    position int,
    started_at bigint NOT NULL,
    ended_at bigint,
    PRIMARY KEY (run_id, step_id)
  );

  CREATE TABLE inngest.waits (
    run_id text NOT NULL REFERENCES inngest.runs (id) ON DELETE CASCADE,
    step_id text NOT NULL,
    event_name text NOT NULL,
    expression text,
    PRIMARY KEY (run_id, step_id)
  );
  CREATE INDEX waits_by_event_name ON inngest.waits (event_name);

  CREATE TABLE inngest.admissions (
    function_id text NOT NULL,
    key text NOT NULL,
    admitted_at bigint NOT NULL
  );
  CREATE INDEX admissions_by_key ON inngest.admissions (function_id, key, admitted_at);
  CREATE INDEX admissions_by_age ON inngest.admissions (admitted_at);

  CREATE TABLE inngest.queue (
    id text PRIMARY KEY,
    sequence bigint GENERATED ALWAYS AS IDENTITY,
    run_id text NOT NULL REFERENCES inngest.runs (id) ON DELETE CASCADE,
    kind text NOT NULL CHECK (kind IN ('discover', 'step', 'timer', 'invoke-timeout', 'start-timeout', 'finish-timeout')),
    step_id text,
    attempt int NOT NULL DEFAULT 0,
    undelivered int NOT NULL DEFAULT 0,
    run_at bigint NOT NULL,
    again boolean NOT NULL DEFAULT false,
    concurrency_keys text[] NOT NULL,
    concurrency_limits int[] NOT NULL,
    lease_id text,
    leased_until timestamptz
  );
  CREATE INDEX queue_due ON inngest.queue (run_at, sequence);
  CREATE INDEX queue_by_run ON inngest.queue (run_id);
  CREATE INDEX queue_leased ON inngest.queue (leased_until) WHERE leased_until IS NOT NULL;

  -- Takes up to p_limit due items, oldest first, never more per concurrency key than its limit.
  -- The advisory lock makes counting and taking one act, also between two servers; the loop repeats because
  -- a key filled by this very batch hides what waits behind it.
  CREATE FUNCTION inngest.lease_queue_items(p_now bigint, p_limit int, p_lease_id text, p_lease_ms int)
  RETURNS SETOF inngest.queue LANGUAGE plpgsql AS $$
  DECLARE
    item inngest.queue;
    taken int := 0;
    skipped boolean := true;
    saturated text[];
  BEGIN
    PERFORM pg_advisory_xact_lock(7081504288);
    WHILE skipped AND taken < p_limit LOOP
      skipped := false;
      saturated := ARRAY(
        SELECT used.key FROM inngest.queue busy, unnest(busy.concurrency_keys, busy.concurrency_limits) AS used (key, capacity)
        WHERE busy.leased_until > clock_timestamp()
        GROUP BY used.key HAVING count(*) >= min(used.capacity)
      );
      FOR item IN
        SELECT * FROM inngest.queue
        WHERE run_at <= p_now AND (leased_until IS NULL OR leased_until <= clock_timestamp())
          AND NOT concurrency_keys && saturated
        ORDER BY run_at, sequence LIMIT p_limit - taken FOR UPDATE SKIP LOCKED
      LOOP
        IF cardinality(item.concurrency_keys) > 0 AND EXISTS (
          SELECT 1 FROM unnest(item.concurrency_keys, item.concurrency_limits) AS wanted (key, capacity)
          WHERE (SELECT count(*) FROM inngest.queue busy
                 WHERE busy.leased_until > clock_timestamp() AND wanted.key = ANY (busy.concurrency_keys)) >= wanted.capacity
        ) THEN
          skipped := true;
        ELSE
          UPDATE inngest.queue
          SET lease_id = p_lease_id, leased_until = clock_timestamp() + p_lease_ms * interval '1 millisecond', again = false
          WHERE id = item.id RETURNING * INTO item;
          taken := taken + 1;
          RETURN NEXT item;
        END IF;
      END LOOP;
    END LOOP;
  END $$;
  `,
];
