import {
  Device,
  DeviceList,
  LoginInput,
  Message,
  OtpSent,
  RefreshInput,
  RegisterInput,
  RegisterPushTokenInput,
  ResetPasswordInput,
  RevokeDeviceInput,
  SetPinInput,
  SignedIn,
  TokenPair,
  VerifyOtpInput,
} from "@drivopay/contracts/auth";
import { UserAnswer, VerifyEmailInput } from "@drivopay/contracts/users";
import { z } from "zod";
import { driverProcedure, pinProcedure, publicProcedure, router } from "../trpc.ts";
import { userById } from "../users/index.ts";
import { forgotPassword, resetPassword, setPin } from "./change-pin.ts";
import { listDevices, registerPushToken, revokeDevice } from "./devices.ts";
import { refreshSession } from "./refresh-session.ts";
import { endSession } from "./sessions.ts";
import { done, login, register, verifyCode } from "./sign-in.ts";
import { sendEmailCode, verifyEmail } from "./verify-email.ts";

const tags = ["auth"];
const open = (path: `/${string}`, summary: string) => ({
  openapi: { method: "POST" as const, path, tags, protect: false, summary },
});
const signedIn = (method: "GET" | "POST" | "DELETE", path: `/${string}`, summary: string) => ({
  openapi: { method, path, tags, protect: true, summary },
});

export const authRouter = router({
  register: publicProcedure
    .meta(open("/auth/register", "Send a code to a new driver's phone"))
    .input(RegisterInput)
    .output(OtpSent)
    .mutation(({ ctx, input }) => register(ctx, input)),
  verifyOtp: publicProcedure
    .meta(open("/auth/verify-otp", "Finish registering with the code"))
    .input(VerifyOtpInput)
    .output(SignedIn)
    .mutation(({ ctx, input }) => verifyCode(ctx, "register", input)),
  login: publicProcedure
    .meta(open("/auth/login", "Send a code to sign in with"))
    .input(LoginInput)
    .output(OtpSent)
    .mutation(({ ctx, input }) => login(ctx, input)),
  verifyLoginOtp: publicProcedure
    .meta(open("/auth/verify-login-otp", "Sign in with the code"))
    .input(VerifyOtpInput)
    .output(SignedIn)
    .mutation(({ ctx, input }) => verifyCode(ctx, "login", input)),
  refresh: publicProcedure
    .meta(open("/auth/refresh", "Change a refresh token for the next pair"))
    .input(RefreshInput)
    .output(TokenPair)
    .mutation(({ ctx, input }) => refreshSession(ctx, input)),
  logout: driverProcedure
    .meta(signedIn("POST", "/auth/logout", "End this session"))
    .input(z.strictObject({}).optional())
    .output(Message)
    .mutation(async ({ ctx }) => {
      await endSession(ctx.services, ctx.driver.sessionId, "LOGOUT", ctx.request);
      return done(ctx);
    }),
  forgotPassword: publicProcedure
    .meta(open("/auth/forgot-password", "Send a code to set a new PIN with"))
    .input(LoginInput)
    .output(OtpSent)
    .mutation(({ ctx, input }) => forgotPassword(ctx, input)),
  resetPassword: publicProcedure
    .meta(open("/auth/reset-password", "Set a new PIN with the code"))
    .input(ResetPasswordInput)
    .output(Message)
    .mutation(({ ctx, input }) => resetPassword(ctx, input)),
  setPin: driverProcedure
    .meta(signedIn("POST", "/auth/pin", "Set or change the PIN"))
    .input(SetPinInput)
    .output(Message)
    .mutation(({ ctx, input }) => setPin(ctx, input)),
  me: driverProcedure
    .meta(signedIn("GET", "/auth/me", "Who is signed in"))
    .input(z.strictObject({}).optional())
    .output(UserAnswer)
    .query(async ({ ctx }) => ({ user: await userById(ctx.services.db, ctx.driver.userId) })),
  email: router({
    sendCode: driverProcedure
      .meta(signedIn("POST", "/auth/email/send-code", "Send a code to the driver's email address"))
      .input(z.strictObject({}).optional())
      .output(OtpSent)
      .mutation(({ ctx }) => sendEmailCode(ctx)),
    verify: driverProcedure
      .meta(signedIn("POST", "/auth/email/verify", "Prove the email address with the code"))
      .input(VerifyEmailInput)
      .output(UserAnswer)
      .mutation(({ ctx, input }) => verifyEmail(ctx, input)),
  }),
  devices: router({
    list: driverProcedure
      .meta(signedIn("GET", "/auth/devices", "Devices that are signed in"))
      .input(z.strictObject({}).optional())
      .output(DeviceList)
      .query(({ ctx }) => listDevices(ctx)),
    revoke: pinProcedure
      .meta(signedIn("DELETE", "/auth/devices/{id}", "Sign a device out"))
      .input(RevokeDeviceInput)
      .output(Message)
      .mutation(({ ctx, input }) => revokeDevice(ctx, input)),
    registerPushToken: driverProcedure
      .meta(signedIn("POST", "/auth/devices/push-token", "Where push messages for this device go"))
      .input(RegisterPushTokenInput)
      .output(z.object({ device: Device }))
      .mutation(({ ctx, input }) => registerPushToken(ctx, input)),
  }),
});
