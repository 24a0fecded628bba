import { type TokenStore, type Tokens, tokenLife } from "./tokens.ts";

/** How long before its end an access token is renewed, so that no call leaves with one that dies on the way. */
const renewalMarginMs = 30_000;

export interface SessionOptions {
  readonly store: TokenStore;
  /** Exchanges a refresh token for a new pair. */
  readonly renew: (refreshToken: string) => Promise<Tokens>;
  /** Whether a failed renewal says that the session is over, rather than that the network is. */
  readonly isOver: (error: unknown) => boolean;
  readonly onSignedOut: () => void;
  readonly now: () => number;
}

/**
 * Keeps the tokens fresh. However many calls find the access token ended at once, one renewal is made: a refresh
 * token works once, and a second use would end the session.
 */
export class ClientSession {
  readonly #options: SessionOptions;
  /** How far this device's clock is behind the server's, learnt from the tokens it was just given. */
  #behindMs = 0;
  #renewing: Promise<Tokens | null> | null = null;

  constructor(options: SessionOptions) {
    this.#options = options;
  }

  /** An access token that still lives, or null when nobody is signed in. */
  async accessToken(): Promise<string | null> {
    const tokens = this.#renewing ? await this.#renewing : await this.#options.store.load();
    if (!tokens) return null;
    const life = tokenLife(tokens.accessToken);
    const serverTimeMs = this.#options.now() + this.#behindMs;
    if (life && life.endsAtMs - serverTimeMs > renewalMarginMs) return tokens.accessToken;
    return (await this.renewed(tokens.accessToken))?.accessToken ?? null;
  }

  /** The tokens after `refused` was: renewed now, or already by another call. */
  renewed(refused: string): Promise<Tokens | null> {
    this.#renewing ??= this.#exchange(refused).finally(() => {
      this.#renewing = null;
    });
    return this.#renewing;
  }

  async signIn(tokens: Tokens): Promise<void> {
    const life = tokenLife(tokens.accessToken);
    if (life) this.#behindMs = life.issuedAtMs - this.#options.now();
    await this.#options.store.save(tokens);
  }

  async signOut(): Promise<void> {
    await this.#options.store.save(null);
    this.#options.onSignedOut();
  }

  async #exchange(refused: string): Promise<Tokens | null> {
    const tokens = await this.#options.store.load();
    if (!tokens || tokens.accessToken !== refused) return tokens;
    try {
      const fresh = await this.#options.renew(tokens.refreshToken);
      await this.signIn(fresh);
      return fresh;
    } catch (error) {
      if (!this.#options.isOver(error)) throw error;
      await this.signOut();
      return null;
    }
  }
}
