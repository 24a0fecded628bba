import { AppError, bankError } from "@drivopay/contracts/errors";
import {
  BrokenCircuitError,
  CircuitState,
  circuitBreaker,
  handleWhen,
  SamplingBreaker,
  TaskCancelledError,
  TimeoutStrategy,
  timeout,
  wrap,
} from "cockatiel";

/** Runs one call to a provider. */
export interface Guard {
  <T>(call: () => Promise<T>): Promise<T>;
  /** False while calls are refused at once; true again when one may be tried. */
  isClosed(): boolean;
}

const measuredMs = 30_000;
const callsPerSecondToJudge = 0.5;
const refusedForMs = 10_000;

/**
 * Ends calls that take too long, and stops calling a provider that fails more than half of the time: for ten
 * seconds every call is refused at once, then one is let through to see. A refusal by the provider is an answer and
 * does not count as failing.
 * @param options.timeoutMs longer than the SDK's own limit, which is the one that frees the connection
 * @param options.isBank whether it stands for the bank and UPI, as a payment gateway does
 * @returns a function whose calls throw what the call threw, or PROVIDER_UNAVAILABLE
 */
export function createGuard(options: { readonly timeoutMs: number; readonly isBank?: boolean }): Guard {
  const unavailable = handleWhen(
    (error) =>
      error instanceof TaskCancelledError ||
      (error instanceof AppError && error.code === "PROVIDER_UNAVAILABLE"),
  );
  const breaker = circuitBreaker(unavailable, {
    halfOpenAfter: refusedForMs,
    breaker: new SamplingBreaker({
      threshold: 0.5,
      duration: measuredMs,
      minimumRps: callsPerSecondToJudge,
    }),
  });
  const policy = wrap(breaker, timeout(options.timeoutMs, TimeoutStrategy.Aggressive));
  const run = async <T>(call: () => Promise<T>): Promise<T> => {
    try {
      return await policy.execute(call);
    } catch (error) {
      if (error instanceof BrokenCircuitError || error instanceof TaskCancelledError) {
        const away = { cause: error };
        throw options.isBank
          ? bankError("PROVIDER_UNAVAILABLE", away)
          : new AppError("PROVIDER_UNAVAILABLE", away);
      }
      throw error;
    }
  };
  let openedAtMs = 0;
  breaker.onBreak(() => {
    openedAtMs = performance.now();
  });
  return Object.assign(run, {
    isClosed: () => breaker.state !== CircuitState.Open || performance.now() - openedAtMs >= refusedForMs,
  });
}
