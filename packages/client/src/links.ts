import type { AppRouter } from "@drivopay/api/root";
import { type ErrorCode, isErrorCode, type PublicError } from "@drivopay/contracts/errors";
import { type Operation, TRPCClientError, type TRPCLink } from "@trpc/client";
import { observable } from "@trpc/server/observable";
import { settlesWish, unsureCodes } from "./refusals.ts";
import type { ClientSession } from "./session.ts";

/** The catalogue's code of a failed call; null when no answer came, so that nothing is known of its outcome. */
export function errorCodeOf(error: unknown): ErrorCode | null {
  return apiErrorOf(error)?.code ?? null;
}

/** All that the server told of a refusal: the sentence for the person, amounts and waiting times, refused fields. */
export function apiErrorOf(error: unknown): PublicError | null {
  if (!(error instanceof TRPCClientError)) return null;
  const data: unknown = error.data;
  return isPublicError(data) ? data : null;
}

function isPublicError(data: unknown): data is PublicError {
  return typeof data === "object" && data !== null && "code" in data && isErrorCode(data.code);
}

/** Whether the server said no to a wish itself, so that nothing of it was done; see `settlesWish`. */
export function isRefused(error: unknown): boolean {
  return settlesWish(errorCodeOf(error));
}

const sessionEnds: readonly (ErrorCode | null)[] = [
  "SESSION_REVOKED",
  "REFRESH_TOKEN_REUSED",
  "UNAUTHENTICATED",
  "ACCOUNT_SUSPENDED",
  "ACCOUNT_BLOCKED",
];

/** Whether an error says that the session is over, and not merely the access token or the network. */
export function endsSession(error: unknown): boolean {
  return sessionEnds.includes(errorCodeOf(error));
}

/** Renews the access token when the server says it has ended, and forgets a session that the server has ended. */
export function sessionLink(session: ClientSession): TRPCLink<AppRouter> {
  return () =>
    ({ op, next }) =>
      observable((observer) => {
        let subscription: { unsubscribe(): void } | undefined;
        let closed = false;
        const run = async (mayRenew: boolean): Promise<void> => {
          const token = await session.accessToken();
          if (closed) return;
          subscription = next(op).subscribe({
            next: (value) => observer.next(value),
            complete: () => observer.complete(),
            error: (error) => {
              const ended = errorCodeOf(error) === "TOKEN_EXPIRED" && mayRenew && token !== null;
              const after = ended ? session.renewed(token).then(() => run(false)) : refused(error);
              after.catch(fail);
            },
          });
        };
        const refused = async (error: TRPCClientError<AppRouter>) => {
          if (endsSession(error) && (await session.accessToken()) !== null) await session.signOut();
          observer.error(error);
        };
        const fail = (error: unknown) =>
          observer.error(TRPCClientError.from(error instanceof Error ? error : {}));
        run(true).catch(fail);
        return () => {
          closed = true;
          subscription?.unsubscribe();
        };
      });
}

export interface RetryPolicy {
  /** Whether a repeat does nothing twice. */
  readonly isRepeatable: (op: Operation) => boolean;
  /** Tries after the first. */
  readonly retries: number;
  readonly firstDelayMs: number;
  readonly isOnline: () => boolean;
}

/**
 * Reads may always be repeated, and writes that carry an idempotency key, since for those the server answers a repeat
 * with the first answer. Any other write is left to the person who made it.
 */
export function repeatsSafely({ type, context }: Operation): boolean {
  return type === "query" || (type === "mutation" && "idempotencyKey" in context);
}

/** Tries again what may be tried again, while what became of it is not known. */
export function retryLink(policy: RetryPolicy): TRPCLink<AppRouter> {
  return () =>
    ({ op, next }) =>
      observable((observer) => {
        const repeatable = policy.isRepeatable(op);
        let tries = 0;
        let timer: ReturnType<typeof setTimeout> | undefined;
        let subscription = run();
        function run() {
          tries += 1;
          return next(op).subscribe({
            next: (value) => observer.next(value),
            complete: () => observer.complete(),
            error: (error) => {
              const again = repeatable && policy.isOnline() && unsureCodes.includes(errorCodeOf(error));
              if (!again || tries > policy.retries) {
                observer.error(error);
                return;
              }
              timer = setTimeout(
                () => {
                  subscription = run();
                },
                policy.firstDelayMs * 2 ** (tries - 1) * (0.5 + Math.random() / 2),
              );
            },
          });
        }
        return () => {
          clearTimeout(timer);
          subscription.unsubscribe();
        };
      });
}
