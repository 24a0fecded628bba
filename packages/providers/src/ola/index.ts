export { type OlaEnv, olaEnv } from "./env.ts";

import type { EarningsPlatform } from "@drivopay/api/platforms/ports";
import { createPartner } from "../partner-earnings/adapter.ts";
import type { OlaEnv } from "./env.ts";

/** Ola publishes no earnings API; this speaks the shape we assume of its partner access. */
export const createOla = (env: OlaEnv, options: { readonly timeoutMs?: number } = {}): EarningsPlatform =>
  createPartner(
    { baseUrl: env.OLA_BASE_URL, clientId: env.OLA_CLIENT_ID, clientSecret: env.OLA_CLIENT_SECRET },
    options,
  );
