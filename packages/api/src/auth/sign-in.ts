import type {
  LoginInput,
  Message,
  OtpSent,
  RegisterInput,
  SignedIn,
  User,
  VerifyOtpInput,
} from "@drivopay/contracts/auth";
import { AppError } from "@drivopay/contracts/errors";
import { Language } from "@drivopay/contracts/identifiers";
import type { ConsentChannel } from "@drivopay/contracts/users";
import { translatorFor } from "@drivopay/i18n";
import { z } from "zod";
import type { CallContext } from "../context.ts";
import { createDriver, findUserByPhone, presentUser, userWithTier } from "../users/index.ts";
import { proveAddress } from "./prove-address.ts";
import { sendCode } from "./send-code.ts";
import { type StartedSession, startDriverSession } from "./sessions.ts";
import { signAccessToken, signRefreshToken } from "./tokens.ts";

/** What somebody said when asking for a code, sealed beside it until the code is proved. */
const Intent = z.object({ name: z.string(), email: z.string().nullable(), language: Language });
type Intent = z.infer<typeof Intent>;

/** A driver whose phone was proved, with the session that came of it. */
export interface DriverSignIn {
  readonly userId: string;
  readonly sessionId: string;
  readonly user: User;
}

/**
 * Sends a code to a phone, for a new driver. A number that is known already gets one as well, which signs in: the
 * answer tells nobody which of the two it was.
 * @throws as sendCode
 */
export async function register(
  ctx: CallContext,
  input: z.infer<typeof RegisterInput>,
): Promise<z.infer<typeof OtpSent>> {
  const { phone, name, email = null } = input;
  const known = await findUserByPhone(ctx.services.db, phone);
  const language = known?.language ?? input.language ?? ctx.request.locale;
  const payload = JSON.stringify({ name, email, language } satisfies Intent);
  await sendCode(ctx, { purpose: "register", to: phone, language, payload });
  return codeSent(ctx);
}

/** Sends a code to a phone, known or not: the answer is the same, and takes as long. @throws as sendCode */
export async function login(
  ctx: CallContext,
  { phone }: z.infer<typeof LoginInput>,
): Promise<z.infer<typeof OtpSent>> {
  const known = await findUserByPhone(ctx.services.db, phone);
  const language = known?.language ?? ctx.request.locale;
  const payload = JSON.stringify({ name: "", email: null, language } satisfies Intent);
  await sendCode(ctx, { purpose: "login", to: phone, language, payload });
  return codeSent(ctx);
}

/** The words that tell that a code is on its way, whoever asked for it. */
export function codeSent({ request }: CallContext): z.infer<typeof OtpSent> {
  return { message: translatorFor(request.locale)("answers.codeSent"), otpSent: true };
}

/** The words that tell that something was done. */
export function done({ request }: CallContext): z.infer<typeof Message> {
  return { message: translatorFor(request.locale)("answers.done") };
}

/**
 * Proves a code and hands out tokens. Somebody new becomes a driver, by either purpose: after a `login` code the name
 * is empty, and the app asks for it (`users.update`).
 * @throws as proveCode; ACCOUNT_SUSPENDED, ACCOUNT_BLOCKED
 */
export async function verifyCode(
  ctx: CallContext,
  purpose: "register" | "login",
  input: z.infer<typeof VerifyOtpInput>,
): Promise<z.infer<typeof SignedIn>> {
  const { started, user } = await prove(ctx, { ...input, purpose, channel: "APP" });
  const [accessToken, refreshToken] = await Promise.all([
    signAccessToken(ctx.services, user, started.sessionId),
    signRefreshToken(ctx.services, {
      userId: user.id,
      sessionId: started.sessionId,
      tokenId: started.refreshTokenId,
    }),
  ]);
  return { accessToken, refreshToken, user };
}

/**
 * The same for the web: opens the session that the cookie will name, and makes no tokens.
 * @throws as proveCode; ACCOUNT_SUSPENDED, ACCOUNT_BLOCKED
 */
export async function signInDriver(
  ctx: CallContext,
  input: {
    readonly phone: string;
    readonly otp: string;
    readonly purpose: "register" | "login";
    readonly deviceName?: string;
  },
): Promise<DriverSignIn> {
  const { started, user } = await prove(ctx, { ...input, channel: "WEB" });
  return { userId: user.id, sessionId: started.sessionId, user };
}

async function prove(
  ctx: CallContext,
  input: {
    readonly phone: string;
    readonly otp: string;
    readonly purpose: "register" | "login";
    readonly deviceName?: string | undefined;
    readonly channel: ConsentChannel;
  },
): Promise<{ readonly started: StartedSession; readonly user: User }> {
  const payload = await proveAddress(ctx, input.purpose, input.phone, input.otp);
  const intent = Intent.parse(JSON.parse(payload));
  return ctx.services.db.transact(async (tx) => {
    const { ipAddress, userAgent } = ctx.request;
    const { phone, channel } = input;
    await createDriver(tx, { ipAddress, userAgent }, { phone, channel, ...intent });
    const known = await findUserByPhone(tx, input.phone);
    if (!known) throw new AppError("INTERNAL");
    const started = await startDriverSession(tx, ctx, known.id, input.deviceName);
    const { user, tier } = await userWithTier(tx, known.id);
    return { started, user: presentUser(user, tier) };
  });
}
