import type { EarningsPage, EarningsPlatform } from "@drivopay/api/platforms/ports";
import { AppError } from "@drivopay/contracts/errors";
import { constantTimeEqual, hmacHex, sha256Hex } from "@drivopay/runtime/crypto";
import { createPlatformHttp } from "../platform-http/http.ts";
import { oauthClient, toTokens } from "../platform-http/oauth.ts";
import { readJson } from "../platform-http/read-json.ts";
import { readRows } from "../platform-http/read-rows.ts";
import { toEarning } from "./transforms.ts";
import { WireDriver, WireEarning, WireEarnings, WireReport } from "./wire.ts";

const pageSize = 100;

interface Partner {
  readonly baseUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** A platform that speaks the partner shape: cursor pages, whole paise, restated rows, tokens of an hour. */
export function createPartner(
  partner: Partner,
  options: { readonly timeoutMs?: number } = {},
): EarningsPlatform {
  const base = partner.baseUrl.replace(/\/$/, "");
  const http = createPlatformHttp(options);
  const oauth = oauthClient(http, {
    authorizeUrl: `${base}/oauth/authorize`,
    tokenUrl: `${base}/oauth/token`,
    revokeUrl: `${base}/oauth/revoke`,
    clientId: partner.clientId,
    clientSecret: partner.clientSecret,
    scope: "earnings.read",
  });
  const driverUrl = (id: string) => `${base}/v1/drivers/${encodeURIComponent(id)}`;
  return {
    longestWindowDays: 31,
    authorizeUrl: oauth.authorizeUrl,
    exchangeCode: async (request) => {
      const answer = await oauth.exchange(request);
      if (!answer.driver_id) throw new AppError("PROVIDER_REJECTED", { cause: new Error("No driver_id") });
      const tokens = toTokens(answer);
      const driver = WireDriver.safeParse(await http.get(driverUrl(answer.driver_id), tokens.accessToken));
      if (!driver.success) throw new AppError("PROVIDER_UNAVAILABLE", { cause: driver.error });
      return { tokens, account: { id: driver.data.driver_id, name: driver.data.name ?? null } };
    },
    refresh: oauth.refresh,
    revoke: oauth.revoke,
    earnings: async ({ accessToken, accountId, from, to, page }): Promise<EarningsPage> => {
      const query = new URLSearchParams({
        ...{ from: from.toISOString(), to: to.toISOString(), limit: String(pageSize) },
        ...(page === null ? {} : { cursor: page }),
      });
      const answer = WireEarnings.safeParse(
        await http.get(`${driverUrl(accountId)}/earnings?${query}`, accessToken),
      );
      if (!answer.success) throw new AppError("PROVIDER_UNAVAILABLE", { cause: answer.error });
      const { data, next_cursor: next } = answer.data;
      // A mark that does not move would be followed for ever.
      if (next !== null && next === page)
        throw new AppError("PROVIDER_UNAVAILABLE", { cause: new Error("A page that is its own next") });
      return { ...readRows(data, WireEarning, toEarning, "earning_id"), next };
    },
    readReport: ({ rawBody, header }) => {
      if (!isSigned(partner.clientSecret, rawBody, header("x-partner-signature") ?? "")) return null;
      const { event_id, event, driver_id } = WireReport.parse(readJson(rawBody));
      const eventId = event_id ?? `sha256:${sha256Hex(rawBody)}`;
      return { eventId, name: event ?? "unknown", accountId: driver_id ?? null };
    },
  };
}

/**
 * `t=<Unix time>,v1=<hex>`, over time and body. How old it is does not matter: an old one that is sent again is known
 * by its id, and the most it could do is have a driver's earnings read.
 */
function isSigned(secret: string, rawBody: Buffer, signature: string): boolean {
  const [, time, given] = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(signature) ?? [];
  if (time === undefined || given === undefined) return false;
  return constantTimeEqual(hmacHex(secret, Buffer.concat([Buffer.from(`${time}.`), rawBody])), given);
}
