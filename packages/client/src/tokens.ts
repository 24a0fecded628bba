/** What a signed-in client keeps: on a phone in the secure store, in a script in memory. */
export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string;
}

/** Where tokens are kept between starts. */
export interface TokenStore {
  load(): Promise<Tokens | null>;
  save(tokens: Tokens | null): Promise<void>;
}

/** Tokens that end with the process: for scripts and tests. */
export function memoryTokenStore(initial: Tokens | null = null): TokenStore {
  let kept = initial;
  return {
    load: async () => kept,
    save: async (tokens) => {
      kept = tokens;
    },
  };
}

/** When a token was issued and when it ends, in milliseconds by the server's clock; null when it cannot be read. */
export function tokenLife(accessToken: string): { issuedAtMs: number; endsAtMs: number } | null {
  const payload = accessToken.split(".")[1];
  if (!payload) return null;
  try {
    const claims: unknown = JSON.parse(atob(payload.replaceAll("-", "+").replaceAll("_", "/")));
    if (typeof claims !== "object" || claims === null || !("exp" in claims) || !("iat" in claims))
      return null;
    if (typeof claims.exp !== "number" || typeof claims.iat !== "number") return null;
    return { issuedAtMs: claims.iat * 1000, endsAtMs: claims.exp * 1000 };
  } catch {
    return null;
  }
}
