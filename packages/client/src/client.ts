import type { AppRouter } from "@drivopay/api/root";
import { createTRPCClient, httpLink, httpSubscriptionLink, splitLink } from "@trpc/client";
import { EventSource } from "eventsource";
import { createIntents, type IntentStore, memoryIntentStore } from "./intents.ts";
import { limitTime } from "./limit-time.ts";
import { endsSession, isRefused, repeatsSafely, retryLink, sessionLink } from "./links.ts";
import { ClientSession } from "./session.ts";
import { memoryTokenStore, type TokenStore, type Tokens } from "./tokens.ts";

export interface ClientOptions {
  /** Where api-worker stands, without a path. */
  readonly baseUrl: string;
  readonly tokenStore?: TokenStore;
  /** Language of messages, like `hi`. */
  readonly language?: string;
  /** The server ended the session; show the sign-in. */
  readonly onSignedOut?: () => void;
  /** Whether there is a network; without one nothing is retried. */
  readonly isOnline?: () => boolean;
  /** Where wishes are kept whose end is not known; in memory, when left out. */
  readonly intentStore?: IntentStore;
  readonly retries?: number;
  readonly firstRetryDelayMs?: number;
  /** How long a call may take, its whole answer with it; a live page may stay open. 30 seconds, as at the server, when left out. */
  readonly timeoutMs?: number;
  /** How long one try to renew the tokens may take; 8 seconds when left out. See `renewalTries`. */
  readonly renewalTimeoutMs?: number;
  readonly fetch?: typeof globalThis.fetch;
  readonly now?: () => number;
}

/**
 * How often a renewal is tried whose answer is lost. The server repeats its answer for 90 seconds; after that the old
 * refresh token counts as stolen and ends the session. All tries together are over long before, so that there is time
 * for the person to try once more.
 */
const renewalTries = 3;

/** A typed client of every procedure, and the session behind it. */
export function createDrivoPayClient(options: ClientOptions) {
  const url = `${options.baseUrl}/trpc`;
  const fetcher = options.fetch ?? globalThis.fetch;
  const limited = (timeoutMs: number) => {
    const timely = limitTime(fetcher, timeoutMs);
    return (input: string | URL | Request, init: object = {}) => timely(input, { ...init });
  };
  const now = options.now ?? Date.now;
  const language = { "accept-language": options.language ?? "en" };
  const patience = {
    firstDelayMs: options.firstRetryDelayMs ?? 300,
    isOnline: options.isOnline ?? (() => true),
  };
  const bare = createTRPCClient<AppRouter>({
    links: [
      // A refresh token is a key like any other: the same one gets the same successor.
      retryLink({ ...patience, retries: renewalTries - 1, isRepeatable: () => true }),
      httpLink({ url, fetch: limited(options.renewalTimeoutMs ?? 8_000), headers: language }),
    ],
  });
  const session = new ClientSession({
    store: options.tokenStore ?? memoryTokenStore(),
    renew: (refreshToken) => bare.auth.refresh.mutate({ refreshToken }),
    isOver: endsSession,
    onSignedOut: options.onSignedOut ?? (() => undefined),
    now,
  });
  const authorization = async (): Promise<Record<string, string>> => {
    const token = await session.accessToken();
    return token ? { ...language, authorization: `Bearer ${token}` } : language;
  };
  const api = createTRPCClient<AppRouter>({
    links: [
      sessionLink(session),
      retryLink({ ...patience, retries: options.retries ?? 3, isRepeatable: repeatsSafely }),
      splitLink({
        condition: (op) => op.type === "subscription",
        true: httpSubscriptionLink({
          url,
          EventSource,
          eventSourceOptions: async () => {
            const headers = await authorization();
            return {
              fetch: (input: string | URL | Request, init?: RequestInit) =>
                fetcher(input, {
                  ...init,
                  headers: { ...Object.fromEntries(new Headers(init?.headers)), ...headers },
                }),
            };
          },
        }),
        false: httpLink({
          url,
          fetch: limited(options.timeoutMs ?? 30_000),
          headers: async ({ op }) => {
            const key: unknown = op.context.idempotencyKey;
            return {
              ...(await authorization()),
              ...(typeof key === "string" ? { "idempotency-key": key } : {}),
            };
          },
        }),
      }),
    ],
  });
  const intents = createIntents(options.intentStore ?? memoryIntentStore(), { isSettled: isRefused, now });
  return {
    api,
    intents,
    /** Keeps the tokens that a sign-in answered. */
    signIn: (tokens: Tokens) => session.signIn(tokens),
    /** Ends the session at the server, and forgets it here even if the server cannot be reached. */
    signOut: async () => {
      try {
        await api.auth.logout.mutate();
      } finally {
        await session.signOut();
      }
    },
  };
}

export type DrivoPayClient = ReturnType<typeof createDrivoPayClient>;
