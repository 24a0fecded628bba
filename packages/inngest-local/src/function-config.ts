import { Cron } from "croner";
import { z } from "zod";
import { parseDurationMs } from "./duration.ts";
import { checkExpression } from "./expressions.ts";

const expression = z
  .string()
  .superRefine((text, context) => reportThrown(context, () => checkExpression(text)));
const duration = z
  .string()
  .superRefine((text, context) => reportThrown(context, () => parseDurationMs(text)));
const cron = z.string().superRefine((text, context) => reportThrown(context, () => parseCron(text)));

const concurrencyLimit = z.object({
  limit: z.int().min(0),
  key: expression.nullish(),
  scope: z.enum(["fn", "env", "account"]).nullish(),
});
const concurrencyOption = z.union([
  z
    .int()
    .min(0)
    .transform((limit) => [{ limit, key: null, scope: null }]),
  concurrencyLimit.transform((option) => [option]),
  z.array(concurrencyLimit).max(2),
]);

const trigger = z.union([
  z.object({ event: z.string().min(1), expression: expression.nullish() }),
  z.object({ cron }),
]);

const callTarget = z.object({
  runtime: z.object({
    type: z.literal("http", { error: "only functions served over HTTP are supported" }),
    url: z.url(),
  }),
  retries: z.object({ attempts: z.int().min(0).max(50).nullish() }).nullish(),
});

/** What would change a function's meaning if it were silently left out is refused by name. */
const unsupported = (option: string) =>
  z.union([z.null(), z.undefined()], { error: `${option} is not supported by this server` }).optional();

/** One function of a registration (SDK specification, "Syncing"). */
export const functionConfig = z.object({
  id: z.string().min(1).max(300),
  name: z.string().nullish(),
  triggers: z.array(trigger).max(50),
  steps: z.object({ step: callTarget }),
  concurrency: concurrencyOption.nullish(),
  idempotency: expression.nullish(),
  rateLimit: z.object({ limit: z.int().min(1), period: duration, key: expression.nullish() }).nullish(),
  cancel: z
    .array(z.object({ event: z.string().min(1), if: expression.nullish(), timeout: z.string().nullish() }))
    .nullish(),
  timeouts: z.object({ start: duration.nullish(), finish: duration.nullish() }).nullish(),
  batchEvents: unsupported("batchEvents"),
  debounce: unsupported("debounce"),
  throttle: unsupported("throttle"),
  singleton: unsupported("singleton"),
});

/** A function as registered. `priority` is accepted and has no effect: order does not change a result. */
export type FunctionConfig = z.infer<typeof functionConfig>;

/** The body of `POST /fn/register`, and the answer to an in-band sync, reduced to what is used here. */
export const registration = z
  .object({
    appName: z.string().min(1).optional(),
    app_id: z.string().min(1).optional(),
    url: z.url(),
    functions: z.array(functionConfig).max(1_000),
  })
  .transform((body, context) => {
    const appId = body.appName ?? body.app_id;
    if (appId === undefined) {
      context.addIssue({ code: "custom", path: ["appName"], message: "Required" });
      return z.NEVER;
    }
    return { appId, url: body.url, functions: body.functions };
  });

export type Registration = z.infer<typeof registration>;

/**
 * A cron schedule as Inngest writes it, with an optional leading `TZ=Asia/Kolkata`; UTC otherwise.
 * @throws TypeError or RangeError when it is not one
 */
export function parseCron(text: string): Cron {
  const zoned = /^(?:CRON_)?TZ=(\S+)\s+(.*)$/.exec(text.trim());
  return new Cron(zoned?.[2] ?? text.trim(), { paused: true, timezone: zoned?.[1] ?? "UTC" });
}

/** Tries a function has before it fails: `retries: N` means N + 1; four retries when nothing is said, as in Inngest. */
export function maxAttempts(config: FunctionConfig): number {
  return (config.steps.step.retries?.attempts ?? 4) + 1;
}

function reportThrown(context: z.core.$RefinementCtx, check: () => unknown): void {
  try {
    check();
  } catch (error) {
    context.addIssue({ code: "custom", message: error instanceof Error ? error.message : String(error) });
  }
}
