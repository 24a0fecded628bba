import { bankError } from "@drivopay/contracts/errors";
import { z } from "zod";
import { createGuard } from "../guard.ts";

export interface CashfreeClient {
  /** False while calls are refused at once, because too many have failed. */
  isHealthy(): boolean;
  /**
   * One call under `/pg`, read by a schema.
   * @throws PROVIDER_UNAVAILABLE when the outcome is not known; PROVIDER_REJECTED when Cashfree refused for good
   */
  call<Schema extends z.ZodType>(
    schema: Schema,
    method: "GET" | "POST" | "PATCH",
    path: string,
    options?: { readonly body?: object; readonly idempotencyKey?: string },
  ): Promise<z.output<Schema>>;
}

export interface CashfreeClientOptions {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly baseUrl?: string | undefined;
  readonly timeoutMs?: number | undefined;
}

/** What Cashfree answered, without the request: that one carries our keys. */
export class CashfreeFailure extends Error {
  override readonly name = "CashfreeFailure";
  /** The HTTP status; null when no answer came. */
  readonly status: number | null;
  readonly code: string | null;

  constructor(status: number | null, message: string, code: string | null = null) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

const ErrorBody = z.object({ message: z.string(), code: z.string().nullish(), type: z.string().nullish() });
/** The version whose shapes ./wire.ts reads. */
const apiVersion = "2025-01-01";
const productionUrl = "https://api.cashfree.com";
const defaultTimeoutMs = 10_000;
const graceMs = 1_000;
/** Wrong keys, conflicts, haste: refusals that say nothing of what was asked for, and may pass. */
const passingStatuses = new Set([401, 403, 408, 409, 425, 429]);

/** Cashfree's HTTP API; its SDK would bring no more than these calls, and no limit to its patience. */
export function createCashfreeClient(options: CashfreeClientOptions): CashfreeClient {
  const base = `${(options.baseUrl ?? productionUrl).replace(/\/$/, "")}/pg`;
  const timeoutMs = options.timeoutMs ?? defaultTimeoutMs;
  const guard = createGuard({ timeoutMs: timeoutMs + graceMs, isBank: true });
  const keys = { "x-client-id": options.clientId, "x-client-secret": options.clientSecret };
  return {
    isHealthy: () => guard.isClosed(),
    call: (schema, method, path, { body, idempotencyKey } = {}) =>
      guard(async () => {
        const answer = await send(`${base}${path}`, {
          method,
          headers: {
            ...keys,
            "x-api-version": apiVersion,
            accept: "application/json",
            ...(body === undefined ? {} : { "content-type": "application/json" }),
            ...(idempotencyKey === undefined ? {} : { "x-idempotency-key": idempotencyKey }),
          },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
          signal: AbortSignal.timeout(timeoutMs),
        });
        return read(schema, answer);
      }),
  };
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

async function send(url: string, request: RequestInit): Promise<Answer> {
  try {
    const response = await fetch(url, request);
    const text = await response.text();
    return { status: response.status, body: text === "" ? null : JSON.parse(text) };
  } catch (error) {
    const told = error instanceof Error ? `${error.name}: ${error.message}` : "No answer";
    throw bankError("PROVIDER_UNAVAILABLE", { cause: new CashfreeFailure(null, told) });
  }
}

/** No answer, 5xx and an answer we cannot read all mean that the outcome is not known. */
function read<Schema extends z.ZodType>(schema: Schema, { status, body }: Answer): z.output<Schema> {
  if (status >= 200 && status < 300) {
    const parsed = schema.safeParse(body);
    if (parsed.success) return parsed.data;
    throw bankError("PROVIDER_UNAVAILABLE", { cause: parsed.error });
  }
  const told = ErrorBody.safeParse(body);
  const cause = new CashfreeFailure(status, told.data?.message ?? `HTTP ${status}`, told.data?.code ?? null);
  const refused = status >= 400 && status < 500 && !passingStatuses.has(status);
  throw bankError(refused ? "PROVIDER_REJECTED" : "PROVIDER_UNAVAILABLE", { cause });
}
