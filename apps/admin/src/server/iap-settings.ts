import "server-only";
import type { IapSettings } from "@drivopay/api/auth/index";
import { z } from "zod";

/** An empty string counts as not set. */
const setting = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((given) => (given === "" ? undefined : given), schema.optional());

const iapEnv = z.object({
  /** `/projects/<number>/global/backendServices/<id>`; set where Google's identity-aware proxy stands in front. */
  IAP_AUDIENCE: setting(z.string()),
  /** Where the proxy's public keys are; Google's when left out. */
  IAP_KEYS_URL: setting(z.url()),
});

/** What the identity-aware proxy in front is expected to sign; null where there is none. */
export function iapSettings(): IapSettings | null {
  const env = iapEnv.parse(process.env);
  if (env.IAP_AUDIENCE === undefined) return null;
  return { audience: env.IAP_AUDIENCE, ...(env.IAP_KEYS_URL ? { keysUrl: env.IAP_KEYS_URL } : {}) };
}
