import { AppError } from "@drivopay/contracts/errors";
import { NonRetriableError, RetryAfterError } from "inngest";

/** Runs a step's work; where a provider has said when it wants to be asked again, the step waits as long. */
export async function asTheProviderWishes<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const wait = error instanceof AppError ? error.params.retryAfterSeconds : undefined;
    if (typeof wait !== "number") throw error;
    throw new RetryAfterError("The provider asks to be left alone", wait * 1_000, { cause: error });
  }
}

/** The same, without asking again for what cannot work later unchanged. */
export async function unlessRefused<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await asTheProviderWishes(work);
  } catch (error) {
    if (!(error instanceof AppError) || error.retryable) throw error;
    throw new NonRetriableError(error.message, { cause: error });
  }
}
