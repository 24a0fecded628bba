import { AppError } from "@drivopay/contracts/errors";
import { Email } from "@drivopay/contracts/identifiers";
import { createRemoteJWKSet, errors, jwtVerify } from "jose";
import { z } from "zod";
import type { CallContext } from "../context.ts";
import { openStaffSession, type StaffSignIn } from "./staff-sign-in.ts";

const issuer = "https://cloud.google.com/iap";
const googleKeysUrl = "https://www.gstatic.com/iap/verify/public_key-jwk";
const Claims = z.object({ email: Email });

/** What the identity-aware proxy is expected to sign. */
export interface IapSettings {
  /** `/projects/<number>/global/backendServices/<id>`: an assertion for another backend proves nothing here. */
  readonly audience: string;
  /** Where its public keys are; Google's when left out. */
  readonly keysUrl?: string;
}

const keySets = new Map<string, ReturnType<typeof createRemoteJWKSet>>();

/**
 * Signs a staff member in by what Google's identity-aware proxy says of the request (`x-goog-iap-jwt-assertion`).
 * Source: cloud.google.com/iap/docs/signed-headers-howto.
 * @throws UNAUTHENTICATED for an assertion that is not the proxy's, not for us, or stale; FORBIDDEN for somebody who is
 * no active member of staff; PROVIDER_UNAVAILABLE when the keys cannot be had
 */
export async function signInStaffByIap(
  ctx: CallContext,
  assertion: string,
  settings: IapSettings,
): Promise<StaffSignIn> {
  const email = await provenEmail(ctx, assertion, settings);
  const signedIn = await openStaffSession(ctx, email);
  if (!signedIn) throw new AppError("FORBIDDEN");
  return signedIn;
}

async function provenEmail({ services }: CallContext, assertion: string, settings: IapSettings) {
  try {
    const { payload } = await jwtVerify(assertion, keysAt(settings.keysUrl ?? googleKeysUrl), {
      issuer,
      audience: settings.audience,
      algorithms: ["ES256"],
      requiredClaims: ["exp", "iat"],
      currentDate: services.clock.now(),
    });
    return Claims.parse(payload).email;
  } catch (cause) {
    const unreachable = cause instanceof errors.JWKSTimeout || !(cause instanceof errors.JOSEError);
    if (cause instanceof z.ZodError || !unreachable) throw new AppError("UNAUTHENTICATED", { cause });
    throw new AppError("PROVIDER_UNAVAILABLE", { cause });
  }
}

function keysAt(url: string): ReturnType<typeof createRemoteJWKSet> {
  const known = keySets.get(url);
  if (known) return known;
  const made = createRemoteJWKSet(new URL(url));
  keySets.set(url, made);
  return made;
}
