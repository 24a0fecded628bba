import "server-only";
import { signInDriver } from "@drivopay/api/auth/index";
import { toAppError } from "@drivopay/api/middleware/errors";
import { VerifyOtpInput } from "@drivopay/contracts/auth";
import type { AuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { z } from "zod";
import { callContext } from "./call-context.ts";
import { type CookieName, cookieName, isSecure } from "./cookie-names.ts";

const sessionSeconds = 30 * 24 * 60 * 60;

/** Beside what the page sends, next-auth hands over fields of its own. */
const OtpProof = z.object(VerifyOtpInput.shape);

function cookie(name: CookieName) {
  return {
    name: cookieName(name),
    options: { httpOnly: true, sameSite: "lax" as const, path: "/", secure: isSecure() },
  };
}

/**
 * The cookie names a row of `users.sessions` and carries nothing else; signing out, revoking and suspending work on
 * that row. The code sent by SMS is the only way in.
 */
export function authOptions(): AuthOptions {
  return {
    session: { strategy: "jwt", maxAge: sessionSeconds },
    pages: { signIn: "/welcome", error: "/welcome" },
    cookies: {
      sessionToken: cookie("session"),
      csrfToken: cookie("csrf"),
      callbackUrl: cookie("callback"),
    },
    providers: [
      Credentials({
        credentials: { phone: {}, otp: {}, deviceName: {} },
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
  };
}

/** @throws Error whose message is the code of the catalogue, which is what next-auth hands to the page */
async function signInByCode(given: unknown) {
  const input = OtpProof.safeParse(given);
  if (!input.success) throw new Error("OTP_INVALID");
  const { phone, otp, deviceName = "Web" } = input.data;
  try {
    const context = await callContext(null);
    const { userId, sessionId } = await signInDriver(context, { phone, otp, purpose: "login", deviceName });
    return { id: userId, sid: sessionId };
  } catch (failure) {
    throw new Error(toAppError(failure).code);
  }
}
