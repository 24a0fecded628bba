import type { Paise } from "@drivopay/contracts/money";
import type { EarningKind, EarningState } from "@drivopay/contracts/platforms";

/** What a platform gave us to read a driver's earnings with. */
export interface PlatformTokens {
  readonly accessToken: string;
  /** Null where a platform gives none: the driver signs in again when the access token has run out. */
  readonly refreshToken: string | null;
  readonly expiresAt: Date;
}

/** One thing a platform owes for, or takes back: a trip, a tip, an incentive. Gross and fees are net of each other's sign. */
export interface PlatformEarning {
  /** The platform's own name of it; the same whenever it is told again. */
  readonly tripId: string;
  readonly kind: EarningKind;
  readonly state: EarningState;
  /** Before the platform's part; may be below zero for a penalty. */
  readonly gross: Paise;
  /** The platform's part, zero or below. */
  readonly fees: Paise;
  /** What the passenger gave the driver in cash. */
  readonly cash: Paise;
  readonly earnedAt: Date;
}

export interface EarningsPage {
  readonly earnings: readonly PlatformEarning[];
  /** Rows that make no sense, by what they call themselves: no reason to lose the others. */
  readonly unreadable: readonly { readonly reference: string; readonly reason: string }[];
  /** Null on the last page. */
  readonly next: string | null;
}

/** A platform's word, unasked, that something changed for a driver. It says where to look and nothing of money. */
export interface PlatformReport {
  /** The same whenever it is sent again. */
  readonly eventId: string;
  readonly name: string;
  /** Whose account it is about; null where it does not say. */
  readonly accountId: string | null;
}

/**
 * A platform that drivers work for. Adapters translate and do nothing else.
 * Each call throws PROVIDER_UNAVAILABLE when trying again may help (with `retryAfterSeconds` where the platform said
 * when, with the `refusal` CLIENT_REFUSED where it does not know us and staff must see to our secret),
 * PLATFORM_SIGN_IN_REQUIRED when its key to the driver's account is no longer good, PROVIDER_REJECTED when it refuses
 * for good.
 */
export interface EarningsPlatform {
  /** The longest span one question may ask for. */
  readonly longestWindowDays: number;
  /** Where the driver says yes; the answer comes to `redirectUri` with `state` and a code. */
  authorizeUrl(request: {
    readonly state: string;
    readonly codeChallenge: string;
    readonly redirectUri: string;
  }): string;
  exchangeCode(request: {
    readonly code: string;
    readonly codeVerifier: string;
    readonly redirectUri: string;
  }): Promise<{
    readonly tokens: PlatformTokens;
    readonly account: { readonly id: string; readonly name: string | null };
  }>;
  refresh(refreshToken: string): Promise<PlatformTokens>;
  /** Ends the key at the platform. Safe to repeat. */
  revoke(tokens: PlatformTokens): Promise<void>;
  /** What was earned from an instant up to, but not including, another; page by page. */
  earnings(request: {
    readonly accessToken: string;
    readonly accountId: string;
    readonly from: Date;
    readonly to: Date;
    readonly page: string | null;
  }): Promise<EarningsPage>;
  /**
   * Reads a webhook. The signature is over the bytes as they came.
   * @returns null when it is not the platform's own, and nothing of it was read
   */
  readReport(webhook: {
    readonly rawBody: Buffer;
    readonly header: (name: string) => string | null;
  }): PlatformReport | null;
}
