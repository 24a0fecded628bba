import type { EarningsPage, EarningsPlatform } from "@drivopay/api/platforms/ports";
import { AppError } from "@drivopay/contracts/errors";
import { constantTimeEqual, hmacHex, sha256Hex } from "@drivopay/runtime/crypto";
import { createPlatformHttp } from "../platform-http/http.ts";
import { oauthClient, toTokens } from "../platform-http/oauth.ts";
import { readJson } from "../platform-http/read-json.ts";
import { readRows } from "../platform-http/read-rows.ts";
import type { UberEnv } from "./env.ts";
import { nextMark, readMark, toEarning, writeMark } from "./transforms.ts";
import { WireMe, WirePayment, WirePayments, WireReport } from "./wire.ts";

const pageSize = 50;

/** Uber's driver API. @param options.timeoutMs how long one request may take; 10 s when left out */
export function createUber(env: UberEnv, options: { readonly timeoutMs?: number } = {}): EarningsPlatform {
  const authBase = (env.UBER_BASE_URL ?? "https://auth.uber.com").replace(/\/$/, "");
  const apiBase = `${(env.UBER_BASE_URL ?? "https://api.uber.com").replace(/\/$/, "")}/v1`;
  const http = createPlatformHttp(options);
  const oauth = oauthClient(http, {
    authorizeUrl: `${authBase}/oauth/v2/authorize`,
    tokenUrl: `${authBase}/oauth/v2/token`,
    revokeUrl: `${authBase}/oauth/v2/revoke`,
    clientId: env.UBER_CLIENT_ID,
    clientSecret: env.UBER_CLIENT_SECRET,
    scope: "partner.accounts partner.payments offline_access",
  });
  return {
    longestWindowDays: 10,
    authorizeUrl: oauth.authorizeUrl,
    exchangeCode: async (request) => {
      const tokens = toTokens(await oauth.exchange(request));
      const me = WireMe.safeParse(await http.get(`${apiBase}/partners/me`, tokens.accessToken));
      if (!me.success) throw new AppError("PROVIDER_UNAVAILABLE", { cause: me.error });
      const name = [me.data.first_name, me.data.last_name].filter(Boolean).join(" ");
      return { tokens, account: { id: me.data.driver_id, name: name || null } };
    },
    refresh: oauth.refresh,
    revoke: oauth.revoke,
    earnings: async ({ accessToken, from, to, page }): Promise<EarningsPage> => {
      const mark = readMark(page);
      const query = new URLSearchParams({
        ...{ offset: String(mark.offset), limit: String(pageSize) },
        ...{ from_time: String(unixTime(from)), to_time: String(unixTime(to)) },
      });
      const answer = WirePayments.safeParse(
        await http.get(`${apiBase}/partners/payments?${query}`, accessToken),
      );
      if (!answer.success) throw new AppError("PROVIDER_UNAVAILABLE", { cause: answer.error });
      const { count, payments } = answer.data;
      const next = nextMark(mark, { count, rows: payments.length });
      return {
        ...readRows(payments, WirePayment, toEarning, "payment_id"),
        next: next && writeMark(next),
      };
    },
    readReport: ({ rawBody, header }) => {
      const expected = hmacHex(env.UBER_WEBHOOK_SIGNING_KEY ?? env.UBER_CLIENT_SECRET, rawBody);
      if (!constantTimeEqual(expected, header("x-uber-signature") ?? "")) return null;
      const { event_id, event_type, meta } = WireReport.parse(readJson(rawBody));
      const eventId = event_id ?? `sha256:${sha256Hex(rawBody)}`;
      return { eventId, name: event_type ?? "unknown", accountId: meta?.user_id ?? null };
    },
  };
}

const unixTime = (at: Date): number => Math.floor(at.getTime() / 1_000);
