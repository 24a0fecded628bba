import { AppError } from "@drivopay/contracts/errors";
import { z } from "zod";

/** What Twilio answered: its code and its words. */
export class TwilioFailure extends Error {
  override readonly name = "TwilioFailure";
  readonly code: number | null;

  constructor(code: number | null, message: string) {
    super(message);
    this.code = code;
  }
}

const RestFailure = z.object({ status: z.int(), code: z.int().optional(), message: z.string().default("") });

/** Our keys, our account or our sender are at fault, not this message: it may go once that is mended. */
const oursToMend = new Set([20003, 21408, 21606, 21601, 21608, 21612, 21900, 21901]);

/** Whatever a call to Twilio threw, as an error of the catalogue. Without an answer it may have been sent. */
export function toProviderError(thrown: unknown): AppError {
  const answer = RestFailure.safeParse(thrown);
  if (!answer.success) {
    const told = thrown instanceof Error ? thrown.message : "No answer";
    return new AppError("PROVIDER_UNAVAILABLE", { cause: new TwilioFailure(null, told) });
  }
  const { status, code = null, message } = answer.data;
  const cause = new TwilioFailure(code, message);
  const passing = status >= 500 || status === 429 || (code !== null && oursToMend.has(code));
  if (passing) return new AppError("PROVIDER_UNAVAILABLE", { cause });
  return new AppError("PROVIDER_REJECTED", {
    cause,
    params: code === null ? {} : { providerCode: code },
  });
}
