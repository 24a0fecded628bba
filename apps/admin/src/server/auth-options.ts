import "server-only";
import { endSession, signInStaffByIap, verifyStaffOtp } from "@drivopay/api/auth/index";
import { toAppError } from "@drivopay/api/middleware/errors";
import { StaffVerifyInput } from "@drivopay/contracts/auth";
import { headers } from "next/headers";
import type { AuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { callContext } from "./call-context.ts";
import { iapSettings } from "./iap-settings.ts";

/** A working day: as long as the row of the session itself lives. */
const sessionSeconds = 12 * 60 * 60;

/** Cookies of a name of our own: on one machine the apps share a host, and cookies do not know ports. */
function cookie(name: string) {
  const secure = process.env.NEXTAUTH_URL?.startsWith("https://") ?? false;
  return {
    name: `${secure ? "__Secure-" : ""}drivopay-desk.${name}`,
    options: { httpOnly: true, sameSite: "lax" as const, path: "/", secure },
  };
}

/**
 * The cookie names a row of `users.sessions` and carries nothing else; signing out and taking a member of staff off
 * work on that row. The way in is what the identity-aware proxy says, where there is one; else a code sent by email.
 */
export function authOptions(): AuthOptions {
  return {
    session: { strategy: "jwt", maxAge: sessionSeconds },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    cookies: {
      sessionToken: cookie("session"),
      csrfToken: cookie("csrf"),
      callbackUrl: cookie("callback"),
    },
    providers: [
      iapSettings()
        ? Credentials({ id: "iap", credentials: {}, authorize: async () => signInByProxy() })
        : Credentials({
            credentials: { email: {}, otp: {} },
            authorize: async (given) => signInByCode(given),
          }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user ? { sub: user.id, sid: user.sid } : token),
      session: ({ session, token }) => ({
        expires: session.expires,
        userId: token.sub ?? "",
        sid: token.sid,
      }),
    },
    events: {
      signOut: async ({ token }) => {
        if (!token?.sid) return;
        const { services, request } = await callContext(null);
        await endSession(services, token.sid, "LOGOUT", request);
      },
    },
  };
}

/** @throws Error whose message is the code of the catalogue, which is what next-auth hands to the page */
async function signInByCode(given: unknown) {
  const input = StaffVerifyInput.safeParse(pickCode(given));
  if (!input.success) throw new Error("OTP_INVALID");
  try {
    const { staffId, sessionId } = await verifyStaffOtp(await callContext(null), input.data);
    return { id: staffId, sid: sessionId };
  } catch (failure) {
    throw new Error(toAppError(failure).code);
  }
}

/** @throws Error as signInByCode; an answer past the proxy has no assertion, and signs nobody in */
async function signInByProxy() {
  const settings = iapSettings();
  const assertion = (await headers()).get("x-goog-iap-jwt-assertion");
  if (!settings || !assertion) throw new Error("UNAUTHENTICATED");
  try {
    const { staffId, sessionId } = await signInStaffByIap(await callContext(null), assertion, settings);
    return { id: staffId, sid: sessionId };
  } catch (failure) {
    throw new Error(toAppError(failure).code);
  }
}

/** next-auth hands over its own fields as well. */
function pickCode(given: unknown): unknown {
  if (typeof given !== "object" || given === null || !("email" in given) || !("otp" in given)) return given;
  return { email: given.email, otp: given.otp };
}
