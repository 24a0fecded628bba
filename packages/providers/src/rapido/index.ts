export { type RapidoEnv, rapidoEnv } from "./env.ts";

import type { EarningsPlatform } from "@drivopay/api/platforms/ports";
import { createPartner } from "../partner-earnings/adapter.ts";
import type { RapidoEnv } from "./env.ts";

/** Rapido publishes no earnings API; this speaks the shape we assume of its partner access. */
export const createRapido = (
  env: RapidoEnv,
  options: { readonly timeoutMs?: number } = {},
): EarningsPlatform =>
  createPartner(
    { baseUrl: env.RAPIDO_BASE_URL, clientId: env.RAPIDO_CLIENT_ID, clientSecret: env.RAPIDO_CLIENT_SECRET },
    options,
  );
