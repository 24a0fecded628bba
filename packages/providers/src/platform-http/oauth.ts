import type { PlatformTokens } from "@drivopay/api/platforms/ports";
import { AppError } from "@drivopay/contracts/errors";
import { z } from "zod";
import type { PlatformHttp } from "./http.ts";

const TokenAnswer = z.looseObject({
  access_token: z.string().min(1).max(4_096),
  expires_in: z
    .number()
    .positive()
    .max(366 * 86_400),
  refresh_token: z.string().min(1).max(4_096).nullish(),
  driver_id: z.string().min(1).max(200).nullish(),
});
export type TokenAnswer = z.infer<typeof TokenAnswer>;

export interface OauthClient {
  readonly authorizeUrl: string;
  readonly tokenUrl: string;
  readonly revokeUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scope: string;
}

/** The authorization code flow with PKCE, as all our platforms speak it. */
export function oauthClient(http: PlatformHttp, client: OauthClient) {
  const credentials = { client_id: client.clientId, client_secret: client.clientSecret };
  const ask = async (form: Record<string, string>) => {
    const answer = TokenAnswer.safeParse(await http.post(client.tokenUrl, { ...credentials, ...form }));
    if (answer.success) return answer.data;
    throw new AppError("PROVIDER_UNAVAILABLE", { cause: answer.error });
  };
  return {
    authorizeUrl: (request: { state: string; codeChallenge: string; redirectUri: string }): string => {
      const url = new URL(client.authorizeUrl);
      url.search = new URLSearchParams({
        ...{ client_id: client.clientId, response_type: "code", redirect_uri: request.redirectUri },
        ...{ scope: client.scope, state: request.state },
        ...{ code_challenge: request.codeChallenge, code_challenge_method: "S256" },
      }).toString();
      return url.href;
    },
    exchange: (request: { code: string; codeVerifier: string; redirectUri: string }): Promise<TokenAnswer> =>
      ask({
        ...{ grant_type: "authorization_code", code: request.code },
        ...{ code_verifier: request.codeVerifier, redirect_uri: request.redirectUri },
      }),
    refresh: async (refreshToken: string): Promise<PlatformTokens> => {
      const answer = await ask({ grant_type: "refresh_token", refresh_token: refreshToken });
      return toTokens({ ...answer, refresh_token: answer.refresh_token ?? refreshToken });
    },
    revoke: async ({ accessToken, refreshToken }: PlatformTokens): Promise<void> => {
      await http.post(client.revokeUrl, { ...credentials, token: refreshToken ?? accessToken });
    },
  };
}

export const toTokens = (answer: TokenAnswer): PlatformTokens => ({
  accessToken: answer.access_token,
  refreshToken: answer.refresh_token ?? null,
  expiresAt: new Date(Date.now() + answer.expires_in * 1_000),
});
