import { randomInt } from "node:crypto";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { FaultList } from "../core/faults.ts";
import { type Provider, Refusal } from "../core/provider.ts";
import { moveTime, resetWorld, type World } from "../core/world.ts";
import { streamChanges } from "./stream.ts";
import { tripControls } from "./trips.ts";

const InboxQuery = z.strictObject({
  channel: z.enum(["sms", "email", "push"]).optional(),
  // A plus sign that was not percent-encoded arrives as a space.
  to: z
    .string()
    .transform((to) => to.replace(/^ (?=\d)/, "+"))
    .optional(),
});

const PayBody = z.strictObject({
  upiUri: z.string().optional(),
  qrId: z.string().optional(),
  linkId: z.string().optional(),
  orderId: z.string().optional(),
  amount: z.int().positive().optional(),
  vpa: z.string().includes("@").optional(),
  outcome: z.enum(["success", "failure"]).default("success"),
  reason: z.string().optional(),
  force: z.boolean().default(false),
  capture: z.boolean().default(true),
});

const DecisionBody = z.strictObject({
  outcome: z.enum(["processed", "failed", "reversed"]),
  utr: z.string().min(1).optional(),
  reason: z.string().min(1).optional(),
});

const ReplayBody = z.strictObject({ eventId: z.string(), times: z.int().min(1).max(100).default(1) });
const ResetBody = z.strictObject({ seed: z.int().min(0).optional() }).default({});
const PayoutQuery = z.strictObject({ status: z.string().optional() });
const WebhookQuery = z.strictObject({ event: z.string().optional(), provider: z.string().optional() });
const longestMoveMs = 366 * 24 * 60 * 60_000;
const ClockBody = z.strictObject({ advanceMs: z.int().min(1).max(longestMoveMs) });
const IdParams = z.object({ id: z.string() });

export type ControlParts = { world: World; providers: readonly Provider[] };

/** The control API of product.md §6, for tests, scripts and the console page. */
export function controlRoutes(app: FastifyInstance, parts: ControlParts): void {
  const { world } = parts;
  inboxAndHealth(app, parts);
  money(app, parts);
  webhooksAndFaults(app, world);
  tripControls(app, parts);
  time(app, world);
  app.get("/stream", (_request, reply) => streamChanges(reply, world.changes));
}

function inboxAndHealth(app: FastifyInstance, { world, providers }: ControlParts): void {
  app.get("/health", () => ({
    status: "ok",
    seed: world.random.seed,
    providers: providers.map(({ name }) => name),
  }));

  app.get("/inbox", (request) => world.inbox.list(InboxQuery.parse(request.query)));

  app.post("/reset", (request) => {
    const seed = ResetBody.parse(request.body ?? {}).seed ?? randomInt(2 ** 31);
    resetWorld(world, seed);
    for (const provider of providers) provider.reset();
    world.changes.announce("world");
    return { seed };
  });
}

function time(app: FastifyInstance, world: World): void {
  const told = () => ({ now: world.clock.now().toISOString(), aheadMs: world.clock.aheadMs });
  app.get("/clock", told);
  app.post("/clock", (request) => {
    moveTime(world, ClockBody.parse(request.body).advanceMs);
    return told();
  });
  app.delete("/clock", () => {
    world.clock.reset();
    world.scheduler.lookAgain();
    world.changes.announce("world");
    return told();
  });
}

function money(app: FastifyInstance, { providers }: ControlParts): void {
  app.get("/upi/open", () => providers.flatMap(({ payer }) => payer?.open() ?? []));

  app.post("/upi/pay", (request) => {
    const payment = PayBody.parse(request.body);
    const targets = [payment.upiUri, payment.qrId, payment.linkId, payment.orderId].filter(Boolean);
    if (targets.length !== 1) {
      throw new Refusal(400, "INVALID_REQUEST", "Name one of upiUri, qrId, linkId or orderId");
    }
    for (const { payer } of providers) {
      const paid = payer?.pay(payment);
      if (paid) return paid;
    }
    throw new Refusal(404, "NOT_FOUND", "The payer's app does not know this code");
  });

  app.get("/payouts", (request) => {
    const { status } = PayoutQuery.parse(request.query);
    return providers.flatMap(({ bank }) => bank?.payouts(status) ?? []);
  });

  app.post("/payouts/:id", (request) => {
    const { id } = IdParams.parse(request.params);
    const decision = DecisionBody.parse(request.body);
    for (const { bank } of providers) {
      const payout = bank?.decide(id, decision);
      if (payout) return payout;
    }
    throw new Refusal(404, "NOT_FOUND", `There is no payout ${id}`);
  });
}

function webhooksAndFaults(app: FastifyInstance, { webhooks, faults }: World): void {
  app.get("/webhooks", (request) => {
    const { event, provider } = WebhookQuery.parse(request.query);
    return webhooks
      .list()
      .filter((record) => event === undefined || record.event === event)
      .filter((record) => provider === undefined || record.provider === provider);
  });

  app.post("/webhooks/replay", (request, reply) => {
    const { eventId, times } = ReplayBody.parse(request.body);
    if (!webhooks.replay(eventId, times)) throw new Refusal(404, "NOT_FOUND", `There is no event ${eventId}`);
    return reply.code(202).send({ eventId, times });
  });

  app.get("/faults", () => faults.list());
  app.put("/faults", (request) => {
    faults.replace(FaultList.parse(request.body));
    return faults.list();
  });
  app.delete("/faults", (_request, reply) => {
    faults.clear();
    return reply.code(204).send();
  });
}
