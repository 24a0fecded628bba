import type { StaffRole } from "@drivopay/contracts/auth";
import { AppError } from "@drivopay/contracts/errors";
import { Pin } from "@drivopay/contracts/identifiers";
import { histogram } from "@drivopay/runtime/metrics";
import { requestContext } from "@drivopay/runtime/request-context";
import { initTRPC, type TRPCError } from "@trpc/server";
import { middlewareMarker } from "@trpc/server/unstable-core-do-not-import";
import { z } from "zod";
import { identify, verifyPin } from "./auth/index.ts";
import type { CallContext, DriverContext } from "./context.ts";
import { admit } from "./middleware/admit.ts";
import { publicError, toAppError, toTrpcError } from "./middleware/errors.ts";
import { runOnce } from "./middleware/idempotency.ts";
import { limitMoney } from "./middleware/limit-money.ts";
import { refuseBrokenText } from "./middleware/plain-text.ts";
import { limitAddress } from "./middleware/rate-limit.ts";

const PinHolder = z.looseObject({ pin: Pin });
const duration = histogram("procedure_duration_seconds", "Time a procedure took", ["procedure", "outcome"]);

/**
 * What a procedure says of itself: how REST serves it, in the words of trpc-to-openapi, and whether a call of it
 * needs an idempotency key. Spelt out here, since that library's types bring Next's into every package.
 */
type ProcedureMeta = {
  readonly openapi?: {
    readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
    readonly path: `/${string}`;
    readonly summary?: string;
    readonly description?: string;
    readonly tags?: string[];
    readonly protect?: boolean;
  };
  readonly idempotencyKey?: true;
};

const t = initTRPC
  .context<CallContext>()
  .meta<ProcedureMeta>()
  .create({
    sse: { ping: { enabled: true, intervalMs: 10_000 }, client: { reconnectAfterInactivityMs: 25_000 } },
    errorFormatter: ({ shape, error, ctx }) => {
      const told = publicError(toAppError(error), ctx?.request.requestId ?? "", ctx?.request.locale ?? "en");
      return {
        code: shape.code,
        message: told.detail,
        data: { ...told, httpStatus: shape.data.httpStatus, path: shape.data.path },
      };
    },
  });

export const router = t.router;
export const mergeRouters = t.mergeRouters;
export const createCallerFactory = t.createCallerFactory;

type Outcome = { readonly ok: true } | { readonly ok: false; readonly error: TRPCError };

/**
 * Times a call, and turns whatever was thrown into an error of the catalogue. A part of each kind's one middleware, not
 * one of its own: tRPC copies the call's context for each.
 */
async function observed<Result extends Outcome>(
  { services }: CallContext,
  path: string,
  call: () => Promise<Result>,
): Promise<Result> {
  const started = performance.now();
  const observe = (outcome: string) =>
    duration.observe({ procedure: path, outcome }, (performance.now() - started) / 1000);
  let failure: unknown;
  try {
    const result = await call();
    if (result.ok) {
      observe("ok");
      return result;
    }
    failure = result.error;
  } catch (thrown) {
    failure = thrown;
  }
  const error = toAppError(failure);
  observe(error.code);
  if (error.code === "INTERNAL") services.logger.error({ err: error.cause, path }, "A procedure failed");
  if (error.code === "PROVIDER_UNAVAILABLE" || error.code === "PROVIDER_REJECTED") {
    services.logger.warn({ err: error.cause, code: error.code, path }, "A provider did not do its part");
  }
  throw toTrpcError(error);
}

/** For anybody; counted by address. */
export const publicProcedure = t.procedure.use(({ ctx, path, getRawInput, next }) =>
  observed(ctx, path, async () => {
    await limitAddress(ctx);
    refuseBrokenText(await getRawInput());
    return next();
  }),
);

/** For a driver who is signed in; counted by user. Suspended and blocked drivers are refused here. */
export const driverProcedure = t.procedure.use(({ ctx, path, getRawInput, next }) =>
  observed(ctx, path, async () => {
    const driver = await signedIn(ctx);
    if (driver.kind !== "DRIVER") throw new AppError("FORBIDDEN");
    refuseBrokenText(await getRawInput());
    return next({ ctx: { driver } });
  }),
);

/** For a driver who proves to be there, by the PIN in the input. */
export const pinProcedure = driverProcedure.use(async ({ ctx, getRawInput, next }) => {
  const given = PinHolder.safeParse(await getRawInput());
  if (!given.success) throw new AppError("PIN_REQUIRED");
  await verifyPin(ctx.services, ctx.driver.userId, given.data.pin);
  return next();
});

const onceAKey = initTRPC
  .context<DriverContext>()
  .meta<ProcedureMeta>()
  .create()
  .procedure.meta({ idempotencyKey: true })
  .use(async ({ ctx, path, getRawInput, next }) => {
    const input = await getRawInput();
    let fresh: Awaited<ReturnType<typeof next>> | undefined;
    const request = { principalId: ctx.driver.userId, key: ctx.request.idempotencyKey, path, input };
    const data = await runOnce(ctx.services, request, async () => {
      await limitMoney(ctx, path);
      fresh = await next();
      if (!fresh.ok) throw fresh.error;
      return fresh.data;
    });
    return fresh ?? { ok: true, data, marker: middlewareMarker };
  });

/** For a driver, where money moves: once an idempotency key. */
export const moneyProcedure = driverProcedure.concat(onceAKey);

/** For a driver, where money leaves: PIN, and once an idempotency key. A repeat has to prove the PIN again. */
export const pinMoneyProcedure = pinProcedure.concat(onceAKey);

/** For staff with one of the roles; ADMIN may do what any of them may. */
export const staffProcedure = (...roles: readonly StaffRole[]) =>
  t.procedure.use(({ ctx, path, getRawInput, next }) =>
    observed(ctx, path, async () => {
      const staff = await signedIn(ctx);
      if (staff.kind !== "STAFF") throw new AppError("FORBIDDEN");
      if (staff.role !== "ADMIN" && !roles.includes(staff.role)) throw new AppError("FORBIDDEN");
      refuseBrokenText(await getRawInput());
      return next({ ctx: { staff } });
    }),
  );

async function signedIn(ctx: CallContext) {
  const claim = await claimed(ctx);
  const principal = await admit(ctx, claim);
  const logged = requestContext();
  if (logged) logged.userId = claim.subject;
  return principal;
}

/** Who shows no good token is nobody yet, and is counted by address as anybody is. */
async function claimed(ctx: CallContext) {
  try {
    if (!ctx.credentials) throw new AppError("UNAUTHENTICATED");
    return await identify(ctx.services, ctx.credentials);
  } catch (error) {
    ctx.request.counted ??= limitAddress(ctx);
    await ctx.request.counted;
    throw error;
  }
}
