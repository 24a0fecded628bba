import { AppError } from "@drivopay/contracts/errors";
import type { Language } from "@drivopay/contracts/identifiers";
import { notificationText } from "@drivopay/i18n";
import { counter } from "@drivopay/runtime/metrics";
import { recordSecurityEvent } from "../audit/index.ts";
import type { CallContext } from "../context.ts";
import { consume, limiter } from "../middleware/rate-limit.ts";
import type { Services } from "../services.ts";
import { addressDigest, type CodePurpose, codeTtlSeconds, issueCode, onRedis } from "./one-time-code.ts";

const resendAfterSeconds = 30;
const sendsPerAddressPerHour = 5;
const hourSeconds = 60 * 60;
const sends = counter("auth_codes_sent_total", "One-time codes by what became of the sending", [
  "purpose",
  "outcome",
]);

export interface CodeRequest {
  readonly purpose: CodePurpose;
  /** A phone number, or an email address: a staff member's, or one that a driver says is his. */
  readonly to: string;
  readonly language: Language;
  readonly payload: string;
  /** False for an address nobody has: a code is kept that nobody gets, so that guessing it looks the same. */
  readonly deliver?: boolean;
}

/**
 * Makes a code and sends it. When the provider does not answer, the message may have left all the same: the code
 * stays good, and another may be asked for at once.
 * @throws OTP_RESEND_TOO_SOON within 30 s, OTP_SENDS_EXCEEDED above five an hour for an address or the setting's
 * number for an IP, both with `retryAfterSeconds`; PROVIDER_UNAVAILABLE, PROVIDER_REJECTED
 */
export async function sendCode(ctx: CallContext, asked: CodeRequest): Promise<void> {
  const { services } = ctx;
  const digest = addressDigest(services, asked.to);
  await limitSends(ctx, digest);
  const { code } = await issueCode(services, asked.purpose, asked.to, asked.payload);
  try {
    if (asked.deliver !== false) await deliver(services, asked, code);
  } catch (error) {
    sends.inc({ purpose: asked.purpose, outcome: "failed" });
    await onRedis(services, (redis) => redis.del(resendKey(digest)));
    if (error instanceof AppError && error.code === "PROVIDER_UNAVAILABLE") {
      await onRedis(services, () => addressLimiter(services).reward(digest));
    }
    throw error;
  }
  sends.inc({ purpose: asked.purpose, outcome: "sent" });
  await recordSecurityEvent(services.db, {
    kind: "CODE_SENT",
    userId: null,
    ipAddress: ctx.request.ipAddress,
    userAgent: ctx.request.userAgent,
    detail: { purpose: asked.purpose, address: digest },
  });
}

async function deliver(services: Services, { purpose, to, language }: CodeRequest, code: string) {
  const minutes = String(codeTtlSeconds / 60);
  const text = notificationText("OTP", language, { code, minutes });
  if (purpose === "staff" || purpose === "email")
    return services.email.send({ to, subject: text.title, text: text.body });
  return services.sms.send({ to, body: text.sms });
}

async function limitSends({ services, request }: CallContext, digest: string): Promise<void> {
  const perIp = limiter(services, "otp-ip", {
    points: services.settings.rateLimits.otpPerIpPerHour,
    durationSeconds: hourSeconds,
    failOpen: false,
  });
  await countSend(() => consume(perIp, request.ipAddress));
  const first = await onRedis(services, (redis) =>
    redis.set(resendKey(digest), "1", "EX", resendAfterSeconds, "NX"),
  );
  if (first === null) {
    const leftMs = await onRedis(services, (redis) => redis.pttl(resendKey(digest)));
    const retryAfterSeconds = Math.max(1, Math.ceil(leftMs / 1000));
    throw new AppError("OTP_RESEND_TOO_SOON", { params: { retryAfterSeconds } });
  }
  await countSend(() => consume(addressLimiter(services), digest));
}

function addressLimiter(services: Services) {
  return limiter(services, "otp-address", {
    points: sendsPerAddressPerHour,
    durationSeconds: hourSeconds,
    failOpen: false,
  });
}

async function countSend(count: () => Promise<unknown>): Promise<void> {
  try {
    await count();
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "RATE_LIMITED") throw error;
    throw new AppError("OTP_SENDS_EXCEEDED", { params: error.params, cause: error });
  }
}

function resendKey(digest: string): string {
  return `otp-resend:${digest}`;
}
