import { constantTimeEqual } from "@drivopay/runtime/crypto";
import type { FastifyError, FastifyInstance } from "fastify";
import { ZodError } from "zod";
import type { Provider } from "../../core/provider.ts";
import type { World } from "../../core/world.ts";
import type { CashfreeOptions, SandboxOptions } from "../../options.ts";
import { authenticationFailed, CashfreeError, outage, urlNotFound } from "./errors.ts";
import { linkRoutes } from "./links.ts";
import { orderRoutes } from "./orders.ts";
import { payerOf, paymentControls } from "./pay.ts";
import { refundControls, refundRoutes } from "./refunds.ts";
import { settlementControls, settlementRoutes } from "./settlements.ts";
import { type Account, emptyState } from "./state.ts";

/** Cashfree tries three times more, after 2, 10 and 30 minutes; this is ten times as quick. */
const defaultRetryDelaysMs: readonly number[] = [12_000, 60_000, 180_000];

/** Cashfree payments: orders to be paid by UPI, links and refunds. */
export function cashfree(world: World, given: CashfreeOptions, options: SandboxOptions): Provider {
  const account: Account = {
    world,
    options: given,
    settlementDelayMs: options.settlementDelayMs ?? null,
    webhookRetryDelaysMs: options.webhookRetryDelaysMs ?? defaultRetryDelaysMs,
    state: emptyState(),
  };
  return {
    name: "cashfree",
    routes(app) {
      app.register(
        async (scope) => {
          speakCashfree(scope, account);
          orderRoutes(scope, account);
          linkRoutes(scope, account);
          refundRoutes(scope, account);
          settlementRoutes(scope, account);
        },
        { prefix: "/pg" },
      );
    },
    controls(app) {
      paymentControls(app, account);
      refundControls(app, account);
      settlementControls(app, account);
    },
    faultBody: outage,
    reset() {
      account.state = emptyState();
    },
    payer: payerOf(account),
  };
}

/** Cashfree's manners: two headers with keys, one with the version, and its own error shapes. */
function speakCashfree(app: FastifyInstance, { options, world }: Account): void {
  app.addHook("onRequest", async (request, reply) => {
    const given = `${request.headers["x-client-id"]}:${request.headers["x-client-secret"]}`;
    if (!constantTimeEqual(given, `${options.clientId}:${options.clientSecret}`)) {
      return reply.code(401).send(authenticationFailed);
    }
    if (!/^\d{4}-\d{2}-\d{2}$/.test(String(request.headers["x-api-version"] ?? ""))) {
      const missing = new CashfreeError(
        400,
        "x-api-version_missing",
        "api version is missing in the request.",
      );
      return reply.code(400).send(missing.body());
    }
  });
  app.setErrorHandler((error: FastifyError, request, reply) => {
    if (error instanceof CashfreeError) return reply.code(error.status).send(error.body());
    const malformed = error instanceof ZodError || (error.statusCode ?? 500) < 500;
    if (malformed) {
      return reply.code(400).send(new CashfreeError(400, "request_invalid", "invalid request").body());
    }
    world.logger.error({ err: error, path: request.url }, "request failed");
    return reply.code(500).send(outage(500));
  });
  app.setNotFoundHandler((_request, reply) => reply.code(404).send(urlNotFound));
}
