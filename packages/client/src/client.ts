import type { AppRouter } from "@drivopay/api/root";
import { createTRPCClient, httpLink, httpSubscriptionLink, splitLink } from "@trpc/client";
import { EventSource } from "eventsource";
import { createIntents, type IntentStore, memoryIntentStore } from "./intents.ts";
import { limitTime } from "./limit-time.ts";
import { endsSession, isRefused, retryLink, sessionLink } from "./links.ts";
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
  /** How long a call may take; a live page may stay open. 30 seconds, as at the server, when left out. */
  readonly timeoutMs?: number;
  readonly fetch?: typeof globalThis.fetch;
  readonly now?: () => number;
}

/** A typed client of every procedure, and the session behind it. */
export function createDrivoPayClient(options: ClientOptions) {
  const url = `${options.baseUrl}/trpc`;
  const fetcher = options.fetch ?? globalThis.fetch;
  const timely = limitTime(fetcher, options.timeoutMs ?? 30_000);
  const call = (input: string | URL | Request, init: object = {}) => timely(input, { ...init });
  const now = options.now ?? Date.now;
  const language = { "accept-language": options.language ?? "en" };
  const bare = createTRPCClient<AppRouter>({ links: [httpLink({ url, fetch: call, headers: language })] });
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
      retryLink({
        retries: options.retries ?? 3,
        firstDelayMs: options.firstRetryDelayMs ?? 300,
        isOnline: options.isOnline ?? (() => true),
      }),
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
          fetch: call,
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
