import { AppError, bankError } from "@drivopay/contracts/errors";
import { z } from "zod";

/** What Razorpay answered, without the request: that one carries our keys. */
export class RazorpayFailure extends Error {
  override readonly name = "RazorpayFailure";
  /** The HTTP status; null when no answer came. */
  readonly status: number | null;
  readonly reason: string | null;

  constructor(status: number | null, description: string, reason: string | null = null) {
    super(description);
    this.status = status;
    this.reason = reason;
  }
}

const ErrorBody = z.object({
  description: z.string().nullish(),
  reason: z.string().nullish(),
  field: z.string().nullish(),
});
/** The SDK throws plain objects; its HTTP client, which RazorpayX goes through, throws errors with the response. */
const SdkFailure = z.object({ statusCode: z.int(), error: ErrorBody.nullish().catch(null) });
const HttpFailure = z.object({
  response: z.object({
    status: z.int(),
    headers: z
      .looseObject({ "retry-after": z.coerce.number().int().min(0).optional().catch(undefined) })
      .optional()
      .catch(undefined),
    data: z
      .object({ error: ErrorBody.nullish().catch(null) })
      .nullish()
      .catch(null),
  }),
});

type Answered = {
  readonly status: number;
  readonly error: z.infer<typeof ErrorBody> | null | undefined;
  readonly retryAfterSeconds: number | undefined;
};

function answered(thrown: unknown): Answered | null {
  const bySdk = SdkFailure.safeParse(thrown);
  // The SDK keeps no headers.
  if (bySdk.success) {
    return { status: bySdk.data.statusCode, error: bySdk.data.error, retryAfterSeconds: undefined };
  }
  const byHttp = HttpFailure.safeParse(thrown);
  if (!byHttp.success) return null;
  const { status, data, headers } = byHttp.data.response;
  return { status, error: data?.error, retryAfterSeconds: headers?.["retry-after"] };
}

/** Wrong keys, conflicts, haste: refusals that say nothing of what was asked for, and may pass. */
const passingStatuses = new Set([401, 403, 408, 409, 425, 429]);

/**
 * Whatever a call to Razorpay threw, as an error of the catalogue. No answer, 5xx and an answer we cannot read all
 * mean that the outcome is not known. So does a clash of idempotency keys, whatever its status: some request with
 * the key was carried out, and to call that a refusal would pay twice.
 */
export function toProviderError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  const answer = answered(thrown);
  if (!answer) {
    const told = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : "No answer";
    return bankError("PROVIDER_UNAVAILABLE", { cause: new RazorpayFailure(null, told) });
  }
  const { status, error, retryAfterSeconds } = answer;
  const description = error?.description ?? `HTTP ${status}`;
  const cause = new RazorpayFailure(status, description, error?.reason ?? null);
  const keyClash = /idempoten/i.test(`${error?.field ?? ""} ${description}`);
  const refused = status >= 400 && status < 500 && !passingStatuses.has(status) && !keyClash;
  if (refused) return bankError("PROVIDER_REJECTED", { cause });
  const params = retryAfterSeconds === undefined ? {} : { retryAfterSeconds };
  return bankError("PROVIDER_UNAVAILABLE", { cause, params });
}
