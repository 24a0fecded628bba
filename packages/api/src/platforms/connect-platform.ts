import { createHash, randomBytes } from "node:crypto";
import { AppError } from "@drivopay/contracts/errors";
import { Platform, type PlatformConnection } from "@drivopay/contracts/platforms";
import { blindIndex, seal, unseal } from "@drivopay/runtime/crypto";
import { z } from "zod";
import type { DriverContext } from "../context.ts";
import type { Services } from "../services.ts";
import type { EarningsPlatform } from "./ports.ts";
import { activeConnectionTo, presentConnection } from "./repo.ts";

/** How long a driver may take at the platform. */
const attemptSeconds = 10 * 60;

/** What a driver set out to do, kept on our side until the platform sends the browser back. */
const Attempt = z.object({ userId: z.uuid(), platform: Platform, codeVerifier: z.string() });
export type Attempt = z.infer<typeof Attempt>;

const attemptKey = ({ settings }: Services, state: string) =>
  `platforms:connect:${blindIndex(settings.blindIndexKey, state)}`;

/** The adapter. @throws PROVIDER_UNAVAILABLE where the platform is not set up */
export function platformOf({ earningsPlatforms }: Services, platform: Platform): EarningsPlatform {
  const found = earningsPlatforms[platform];
  if (!found) throw new AppError("PROVIDER_UNAVAILABLE");
  return found;
}

export const callbackUrl = ({ settings }: Services, platform: Platform) =>
  `${settings.publicApiUrl}/api/v1/platforms/callback/${platform.toLowerCase()}`;

/**
 * Where the driver goes to let us read trips; or the connection, when it stands already. The secret half of PKCE and
 * the state's owner stay here; the state is good once, for ten minutes.
 * @throws PROVIDER_UNAVAILABLE when the attempt cannot be kept
 */
export async function connectPlatform(
  { services, driver }: DriverContext,
  { platform }: { readonly platform: Platform },
): Promise<{ authorizeUrl?: string; connection?: PlatformConnection }> {
  const known = await activeConnectionTo(services.db, driver.userId, platform);
  if (known?.state === "CONNECTED") {
    return { connection: presentConnection(known, services.clock.now()) };
  }
  const state = randomBytes(32).toString("base64url");
  const codeVerifier = randomBytes(32).toString("base64url");
  const attempt: Attempt = { userId: driver.userId, platform, codeVerifier };
  await keepAttempt(services, state, attempt);
  const authorizeUrl = platformOf(services, platform).authorizeUrl({
    state,
    codeChallenge: createHash("sha256").update(codeVerifier).digest("base64url"),
    redirectUri: callbackUrl(services, platform),
  });
  return { authorizeUrl };
}

async function keepAttempt(services: Services, state: string, attempt: Attempt): Promise<void> {
  const sealed = seal(services.settings.dataKeys, JSON.stringify(attempt));
  try {
    await services.redis.set(attemptKey(services, state), sealed, "EX", attemptSeconds);
  } catch (cause) {
    throw new AppError("PROVIDER_UNAVAILABLE", { cause });
  }
}

/** The attempt behind a state, which is then used up; null for a state that is unknown, used, or too old. */
export async function takeAttempt(services: Services, state: string): Promise<Attempt | null> {
  let sealed: string | null;
  try {
    sealed = await services.redis.getdel(attemptKey(services, state));
  } catch (cause) {
    throw new AppError("PROVIDER_UNAVAILABLE", { cause });
  }
  return sealed === null ? null : Attempt.parse(JSON.parse(unseal(services.settings.dataKeys, sealed)));
}
