/** What the driver and the server say when there is no connection, or no longer one. */
const goneCodes: ReadonlySet<unknown> = new Set([
  ...["CONNECTION_CLOSED", "CONNECTION_ENDED", "CONNECTION_DESTROYED", "CONNECT_TIMEOUT"],
  ...["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "ENOTFOUND", "EHOSTUNREACH"],
  // admin_shutdown, crash_shutdown, cannot_connect_now, too_many_connections; the connection exceptions.
  ...["57P01", "57P02", "57P03", "53300", "08000", "08001", "08003", "08004", "08006"],
]);
/** query_canceled, which is how a statement time-out ends; idle_in_transaction_session_timeout; lock_not_available. */
const slowCodes: ReadonlySet<unknown> = new Set(["57014", "25P03", "55P03"]);

/**
 * Whether a failed call says that the database is away, or that it took too long, rather than that something is
 * wrong with what was asked. What was being committed at that moment may have been.
 */
export function databaseOutage(thrown: unknown): "gone" | "slow" | null {
  for (let error = thrown, depth = 0; error instanceof Error && depth < 5; error = error.cause, depth += 1) {
    const code = "code" in error ? error.code : undefined;
    if (goneCodes.has(code)) return "gone";
    if (slowCodes.has(code)) return "slow";
  }
  return null;
}
