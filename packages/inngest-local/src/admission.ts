import type { Transaction } from "./database.ts";
import { parseDurationMs } from "./duration.ts";
import type { EventPayload } from "./event.ts";
import { evaluateKey } from "./expressions.ts";
import type { FunctionConfig } from "./function-config.ts";

const idempotencyMs = 24 * 60 * 60 * 1000;

type Rule = { name: string; limit: number; periodMs: number; key: string | undefined };

/**
 * Whether a function may start for this event. An idempotency key is a rate limit of one run a day per key;
 * as in Inngest it takes the place of `rateLimit`. What is not admitted is dropped.
 */
export async function admits(
  sql: Transaction,
  config: FunctionConfig,
  event: EventPayload,
  now: Date,
): Promise<boolean> {
  const rule = admissionRule(config);
  if (!rule) return true;
  const value = rule.key === undefined ? "" : evaluateKey(rule.key, { event });
  if (value === undefined) return true;
  const key = `${rule.name}:${value}`;
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`inngest.admission:${config.id}:${key}`}, 0))`;
  const admitted = await sql`
    INSERT INTO inngest.admissions (function_id, key, admitted_at)
    SELECT ${config.id}, ${key}, ${now.getTime()}
    WHERE (SELECT count(*) FROM inngest.admissions
           WHERE function_id = ${config.id} AND key = ${key} AND admitted_at > ${now.getTime() - rule.periodMs}) < ${rule.limit}
    RETURNING 1`;
  return admitted.length > 0;
}

function admissionRule(config: FunctionConfig): Rule | undefined {
  if (config.idempotency)
    return { name: "idempotency", limit: 1, periodMs: idempotencyMs, key: config.idempotency };
  if (!config.rateLimit) return undefined;
  const { limit, period, key } = config.rateLimit;
  return { name: "rate-limit", limit, periodMs: parseDurationMs(period), key: key ?? undefined };
}
