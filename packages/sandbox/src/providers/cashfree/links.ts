import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { CashfreeError, find } from "./errors.ts";
import { sendLinkEvent } from "./events.ts";
import { Customer, parseBody, Rupees } from "./request.ts";
import { type Account, type Link, newestFirst, newNumber } from "./state.ts";
import { wireLink, wireOrder } from "./wire.ts";

const defaultLifeMs = 30 * 24 * 3_600_000;

const CreateLink = z.looseObject({
  link_id: z.string().regex(/^[\w-]{1,50}$/),
  link_amount: Rupees,
  link_currency: z.literal("INR"),
  link_purpose: z.string().min(1).max(500),
  customer_details: Customer,
  link_expiry_time: z.coerce.date().optional(),
  link_notes: z.record(z.string(), z.string()).default({}),
});
const LinkParams = z.object({ linkId: z.string() });
const OrderQuery = z.object({ status: z.enum(["ALL", "PAID"]).default("PAID") });

/** Unlike an order, a link that expires says so by an event. */
function expireLater(account: Account, link: Link): void {
  account.world.scheduler.after(link.expiresAt - account.world.clock.nowMs(), () => {
    if (link.link_status !== "ACTIVE") return;
    link.link_status = "EXPIRED";
    account.world.changes.announce("payer");
    sendLinkEvent(account, link);
  });
}

function createLink(account: Account, body: unknown, base: string): object {
  const input = parseBody(CreateLink, body);
  if (account.state.links.has(input.link_id)) {
    throw new CashfreeError(409, "link_already_exists", "Link with given link_id already exists");
  }
  const link: Link = {
    cf_link_id: newNumber(account, "link"),
    link_id: input.link_id,
    link_amount: input.link_amount,
    link_amount_paid: 0,
    link_status: "ACTIVE",
    link_purpose: input.link_purpose,
    link_url: `${base}/links/${account.world.random.text("cf-link", 12)}`,
    link_notes: input.link_notes,
    customer_details: input.customer_details,
    expiresAt: input.link_expiry_time?.getTime() ?? account.world.clock.nowMs() + defaultLifeMs,
    createdAt: account.world.clock.nowMs(),
  };
  account.state.links.set(link.link_id, link);
  account.world.changes.announce("payer");
  expireLater(account, link);
  return wireLink(link);
}

function cancelLink(account: Account, link: Link): object {
  if (link.link_status !== "ACTIVE") {
    throw new CashfreeError(400, "link_not_active", `Link is ${link.link_status}`);
  }
  link.link_status = "CANCELLED";
  account.world.changes.announce("payer");
  sendLinkEvent(account, link);
  return wireLink(link);
}

export function linkRoutes(app: FastifyInstance, account: Account): void {
  const one = (params: unknown): Link => find(account.state.links, LinkParams.parse(params).linkId, "link");

  app.post("/links", (request) =>
    createLink(account, request.body, `${request.protocol}://${request.host}/cashfree`),
  );
  app.get("/links/:linkId", (request) => wireLink(one(request.params)));
  app.post("/links/:linkId/cancel", (request) => cancelLink(account, one(request.params)));
  app.get("/links/:linkId/orders", (request) => {
    const { link_id } = one(request.params);
    const { status } = OrderQuery.parse(request.query);
    return newestFirst(account.state.orders)
      .filter((order) => order.linkId === link_id)
      .filter((order) => status === "ALL" || order.order_status === "PAID")
      .map(wireOrder);
  });
}
