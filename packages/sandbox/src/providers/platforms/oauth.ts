import { createHash } from "node:crypto";
import type { World } from "../../core/world.ts";
import type { PlatformOptions } from "../../options.ts";
import type { TripBook } from "./state.ts";

/** A refusal in the words of RFC 6749. */
export class OauthError extends Error {
  override readonly name = "OauthError";
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, description: string) {
    super(description);
    this.status = status;
    this.code = code;
  }
}

type Grant = {
  accountId: string;
  scope: string;
  redirectUri: string;
  challenge: string | null;
  usedFor: string | null;
};
type Token = { accountId: string; scope: string; refreshToken: string; expiresAt: number };

export type TokenAnswer = {
  access_token: string;
  token_type: "Bearer";
  expires_in: number;
  refresh_token: string;
  scope: string;
};

/** How a platform's tokens live. */
export type TokenLife = { accessSeconds: number; rotatesRefresh: boolean };

const challengeOf = (verifier: string): string => createHash("sha256").update(verifier).digest("base64url");

/** Authorization codes with PKCE, access tokens that expire, refresh tokens, and their end. */
export class Oauth {
  readonly #world: World;
  readonly #book: TripBook;
  readonly #options: PlatformOptions;
  readonly #life: TokenLife;
  readonly #grants = new Map<string, Grant>();
  readonly #tokens = new Map<string, Token>();

  constructor(world: World, book: TripBook, options: PlatformOptions, life: TokenLife) {
    this.#world = world;
    this.#book = book;
    this.#options = options;
    this.#life = life;
  }

  clear(): void {
    this.#grants.clear();
    this.#tokens.clear();
  }

  isClient(clientId: string): boolean {
    return clientId === this.#options.clientId;
  }

  /** The driver said yes: a code that is good once. */
  grant(given: { driver: string; scope: string; redirectUri: string; challenge: string | null }): string {
    const code = this.#world.random.hex(`${this.#book.platform}-code`, 32);
    const { id } = this.#book.accountFor(given.driver);
    const { scope, redirectUri, challenge } = given;
    this.#grants.set(code, { accountId: id, scope, redirectUri, challenge, usedFor: null });
    return code;
  }

  /** @throws OauthError */
  token(form: Record<string, string>): TokenAnswer {
    if (form.client_id !== this.#options.clientId || form.client_secret !== this.#options.clientSecret) {
      throw new OauthError(401, "invalid_client", "Unknown client or wrong secret");
    }
    if (form.grant_type === "authorization_code") return this.#byCode(form);
    if (form.grant_type === "refresh_token") return this.#byRefreshToken(form.refresh_token ?? "");
    throw new OauthError(400, "unsupported_grant_type", "Only authorization_code and refresh_token");
  }

  #byCode(form: Record<string, string>): TokenAnswer {
    const grant = this.#grants.get(form.code ?? "");
    if (!grant) throw new OauthError(400, "invalid_grant", "Unknown code");
    if (grant.usedFor !== null) {
      this.#end(grant.usedFor);
      throw new OauthError(400, "invalid_grant", "The code was used before");
    }
    if (form.redirect_uri !== grant.redirectUri) {
      throw new OauthError(400, "invalid_grant", "Another redirect_uri");
    }
    if (grant.challenge !== null && challengeOf(form.code_verifier ?? "") !== grant.challenge) {
      throw new OauthError(400, "invalid_grant", "The code_verifier does not fit the code_challenge");
    }
    const answer = this.#issue(grant.accountId, grant.scope);
    grant.usedFor = answer.refresh_token;
    return answer;
  }

  #byRefreshToken(refreshToken: string): TokenAnswer {
    const [old, token] = [...this.#tokens].find(([, known]) => known.refreshToken === refreshToken) ?? [];
    if (old === undefined || !token) throw new OauthError(400, "invalid_grant", "Unknown refresh_token");
    if (!this.#life.rotatesRefresh) return this.#issue(token.accountId, token.scope, refreshToken);
    this.#tokens.delete(old);
    return this.#issue(token.accountId, token.scope);
  }

  #issue(accountId: string, scope: string, refreshToken?: string): TokenAnswer {
    const stream = `${this.#book.platform}-token`;
    const accessToken = this.#world.random.text(stream, 48);
    const kept = refreshToken ?? this.#world.random.text(stream, 48);
    const expiresAt = this.#world.clock.nowMs() + this.#life.accessSeconds * 1_000;
    this.#tokens.set(accessToken, { accountId, scope, refreshToken: kept, expiresAt });
    return {
      access_token: accessToken,
      token_type: "Bearer",
      expires_in: this.#life.accessSeconds,
      refresh_token: kept,
      scope,
    };
  }

  /** Ends a token and what belongs to it. Revoking what is not known succeeds as well (RFC 7009). */
  revoke(token: string): void {
    const known = this.#tokens.get(token);
    this.#end(known?.refreshToken ?? token);
  }

  #end(refreshToken: string): void {
    for (const [key, token] of this.#tokens)
      if (token.refreshToken === refreshToken) this.#tokens.delete(key);
  }

  /** The driver removed us in the platform's own app, or the access tokens simply grew old. */
  end(accountId: string, action: "revoke" | "expire"): number {
    const theirs = [...this.#tokens].filter(([, token]) => token.accountId === accountId);
    for (const [key, token] of theirs) {
      if (action === "revoke") this.#tokens.delete(key);
      else token.expiresAt = 0;
    }
    return theirs.length;
  }

  /** Whose token a request carries; null when it is none, or too old. */
  accountOf(authorization: string | undefined): string | null {
    const token = this.#tokens.get(authorization?.replace(/^Bearer /, "") ?? "");
    return token && token.expiresAt > this.#world.clock.nowMs() ? token.accountId : null;
  }

  /** Whether an account is connected to a client just now. */
  isConnected(accountId: string): boolean {
    return [...this.#tokens.values()].some((token) => token.accountId === accountId);
  }
}
