import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { find, RazorpayError } from "./errors.ts";
import { sendPaymentEvent } from "./events.ts";
import { IdParams, publicBase } from "./http.ts";
import { page } from "./list.ts";
import { AmountInput, CurrencyInput, NotesInput, parseBody } from "./request.ts";
import { type Account, newestFirst, newId } from "./state.ts";
import type { PaymentLink } from "./wire.ts";

const shortestLifeSeconds = 15 * 60;
const longestLifeSeconds = 183 * 24 * 60 * 60;

const Customer = z.strictObject({
  name: z.string().optional(),
  email: z.string().optional(),
  contact: z.string().optional(),
});

const ReferenceId = z.string().max(40, { error: "The reference id may not be greater than 40 characters." });

const CreateLink = z.strictObject({
  amount: AmountInput,
  currency: CurrencyInput.default("INR"),
  upi_link: z.boolean().default(false),
  accept_partial: z.boolean().default(false),
  first_min_partial_amount: z.int().min(100).optional(),
  description: z.string().max(2_048).default(""),
  reference_id: ReferenceId.default(""),
  customer: Customer.default({}),
  expire_by: z.int().optional(),
  notify: z
    .strictObject({
      sms: z.boolean().optional(),
      email: z.boolean().optional(),
      whatsapp: z.boolean().optional(),
    })
    .default({}),
  reminder_enable: z.boolean().default(false),
  notes: NotesInput,
  callback_url: z.string().default(""),
  callback_method: z.union([z.literal("get"), z.literal("")]).default(""),
});

const UpdateLink = z.strictObject({
  reference_id: ReferenceId.optional(),
  expire_by: z.int().optional(),
  notes: NotesInput.optional(),
  reminder_enable: z.boolean().optional(),
  accept_partial: z.boolean().optional(),
});

type CreateLink = z.output<typeof CreateLink>;

export const isOpen = ({ status }: PaymentLink): boolean =>
  status === "created" || status === "partially_paid";

function checkExpiry(now: number, expireBy: number | undefined): number {
  if (expireBy === undefined) return now + longestLifeSeconds;
  if (expireBy < now + shortestLifeSeconds) {
    throw new RazorpayError("expire_by should be at least 15 minutes after current time.", {
      field: "expire_by",
    });
  }
  if (expireBy > now + longestLifeSeconds) {
    throw new RazorpayError("expire_by should be at most 6 months after current time.", {
      field: "expire_by",
    });
  }
  return expireBy;
}

function checkReference(account: Account, referenceId: string): void {
  const taken =
    referenceId !== "" && newestFirst(account.state.links).some((link) => link.reference_id === referenceId);
  if (taken) {
    throw new RazorpayError(`payment link with given reference_id (${referenceId}) already exists`, {
      field: "reference_id",
    });
  }
}

/** Unlike a QR code, a link that expires says so by an event. */
function expireLater(account: Account, link: PaymentLink): void {
  account.world.scheduler.after(link.expire_by * 1_000 - account.world.clock.nowMs(), () => {
    if (!isOpen(link) || link.expire_by > account.world.clock.nowSeconds()) return;
    link.status = "expired";
    link.expired_at = account.world.clock.nowSeconds();
    link.updated_at = link.expired_at;
    account.world.changes.announce("payer");
    sendPaymentEvent(account, "payment_link.expired", { payment_link: link });
  });
}

function createLink(account: Account, input: CreateLink, base: string): PaymentLink {
  if (input.upi_link && input.accept_partial) {
    throw new RazorpayError("accept_partial is not supported for UPI payment links", {
      field: "accept_partial",
    });
  }
  checkReference(account, input.reference_id);
  const expire_by = checkExpiry(account.world.clock.nowSeconds(), input.expire_by);
  const now = account.world.clock.nowSeconds();
  const id = newId(account.world.random, "plink");
  const { currency, ...asGiven } = input;
  const link: PaymentLink = {
    ...asGiven,
    id,
    currency,
    expire_by,
    amount_paid: 0,
    first_min_partial_amount: input.first_min_partial_amount ?? 0,
    cancelled_at: 0,
    created_at: now,
    expired_at: 0,
    notify: { sms: false, email: false, whatsapp: false, ...definedOnly(input.notify) },
    order_id: null,
    payments: null,
    reminders: [],
    short_url: `${base}/rzp/${id}`,
    status: "created",
    updated_at: now,
    user_id: "",
    whatsapp_link: false,
  };
  account.state.links.set(id, link);
  account.world.changes.announce("payer");
  expireLater(account, link);
  return link;
}

/** Without the keys that hold undefined, which would overwrite defaults. */
function definedOnly(flags: Record<string, boolean | undefined>): Record<string, boolean> {
  const given: Record<string, boolean> = {};
  for (const [name, flag] of Object.entries(flags)) if (flag !== undefined) given[name] = flag;
  return given;
}

function cancelLink(account: Account, id: string): PaymentLink {
  const link = find(account.state.links, id);
  if (link.status !== "created") {
    throw new RazorpayError(`Payment link cannot be cancelled: it is already ${link.status}`);
  }
  link.status = "cancelled";
  link.cancelled_at = account.world.clock.nowSeconds();
  link.updated_at = link.cancelled_at;
  account.world.changes.announce("payer");
  sendPaymentEvent(account, "payment_link.cancelled", { payment_link: link });
  return link;
}

function updateLink(account: Account, id: string, input: z.output<typeof UpdateLink>): PaymentLink {
  const link = find(account.state.links, id);
  if (!isOpen(link)) throw new RazorpayError(`Payment link cannot be updated: it is already ${link.status}`);
  if (input.reference_id !== undefined && input.reference_id !== link.reference_id) {
    checkReference(account, input.reference_id);
    link.reference_id = input.reference_id;
  }
  if (input.expire_by !== undefined) {
    link.expire_by = checkExpiry(account.world.clock.nowSeconds(), input.expire_by);
    expireLater(account, link);
  }
  link.notes = input.notes ?? link.notes;
  link.reminder_enable = input.reminder_enable ?? link.reminder_enable;
  link.accept_partial = input.accept_partial ?? link.accept_partial;
  link.updated_at = account.world.clock.nowSeconds();
  return link;
}

export function paymentLinkRoutes(app: FastifyInstance, account: Account): void {
  const path = "/payment_links";
  const idOf = (request: { params: unknown }): string => IdParams.parse(request.params).id;

  app.post(path, (request) => createLink(account, parseBody(CreateLink, request.body), publicBase(request)));
  app.get(path, (request) => {
    const { reference_id } = z.object({ reference_id: z.string().optional() }).parse(request.query);
    const links = newestFirst(account.state.links).filter(
      (link) => reference_id === undefined || link.reference_id === reference_id,
    );
    return { payment_links: page(links, request.query) };
  });
  app.get(`${path}/:id`, (request) => find(account.state.links, idOf(request)));
  app.patch(`${path}/:id`, (request) =>
    updateLink(account, idOf(request), parseBody(UpdateLink, request.body)),
  );
  app.post(`${path}/:id/cancel`, (request) => cancelLink(account, idOf(request)));
  app.post(`${path}/:id/notify_by/:medium`, (request) => {
    find(account.state.links, idOf(request));
    return { success: true };
  });
}

/** A short link leads to the payer's phone of the console. */
export function shortLinkRoute(app: FastifyInstance): void {
  app.get("/rzp/:id", (request, reply) => reply.redirect(`/#${IdParams.parse(request.params).id}`));
}
