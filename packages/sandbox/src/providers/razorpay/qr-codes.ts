import type { FastifyInstance } from "fastify";
import QRCode from "qrcode";
import { z } from "zod";
import { find, RazorpayError } from "./errors.ts";
import { sendPaymentEvent } from "./events.ts";
import { IdParams, publicBase } from "./http.ts";
import { collection } from "./list.ts";
import { NotesInput, parseBody } from "./request.ts";
import { type Account, newestFirst, newId } from "./state.ts";
import type { QrCode } from "./wire.ts";

const shortestLifeSeconds = 2 * 60;
const longestLifeSeconds = 2 * 60 * 60;
const merchantVpa = "drivopay.rzp@axisbank";

const CreateQr = z.strictObject({
  type: z.enum(["upi_qr", "bharat_qr"]),
  usage: z.enum(["single_use", "multiple_use"]),
  name: z.string().max(250).nullish(),
  fixed_amount: z.boolean().default(false),
  payment_amount: z.int().min(100, { error: "The amount must be at least INR 1.00" }).nullish(),
  description: z.string().max(2_048).nullish(),
  customer_id: z.string().nullish(),
  close_by: z.int().nullish(),
  notes: NotesInput,
  tax_invoice: z.looseObject({}).nullish(),
});

type CreateQr = z.output<typeof CreateQr>;

/** A QR code past its close_by is closed; no event tells of it. */
export function refreshQr({ world }: Account, qr: QrCode): QrCode {
  if (qr.status === "active" && qr.close_by !== null && qr.close_by <= world.clock.nowSeconds()) {
    qr.status = "closed";
    qr.closed_at = qr.close_by;
  }
  return qr;
}

/** Two minutes at least, two hours at most: later ones are brought down silently, as is none at all. */
function closeBy({ world }: Account, { usage, close_by }: CreateQr): number | null {
  if (usage === "multiple_use") {
    if (close_by)
      throw new RazorpayError("close_by is not supported for multiple_use QR codes", { field: "close_by" });
    return null;
  }
  const now = world.clock.nowSeconds();
  if (close_by && close_by < now + shortestLifeSeconds) {
    throw new RazorpayError("close_by should be at least 2 minutes after current time", {
      field: "close_by",
    });
  }
  return Math.min(close_by ?? Number.POSITIVE_INFINITY, now + longestLifeSeconds);
}

function amountOf({ usage, fixed_amount, payment_amount }: CreateQr): number | null {
  if (usage === "single_use" && !fixed_amount) {
    throw new RazorpayError("fixed_amount should be true for single_use QR codes", { field: "fixed_amount" });
  }
  if (!fixed_amount) return null;
  if (!payment_amount) {
    throw new RazorpayError("The payment amount field is required when fixed amount is true.", {
      field: "payment_amount",
    });
  }
  return payment_amount;
}

/** The string behind the image; `am` is rupees, and `tr` carries the code's id. */
function upiString(id: string, input: CreateQr, amount: number | null): string {
  const pairs: [string, string][] = [
    ["pa", merchantVpa],
    ["pn", input.name ?? "DrivoPay"],
    ["tr", `RZP${id.slice("qr_".length)}qrv2`],
    ["tn", (input.description ?? "Payment").slice(0, 50)],
    ...(amount === null ? [] : [["am", (amount / 100).toFixed(2)] satisfies [string, string]]),
    ["cu", "INR"],
    ["mc", "4121"],
  ];
  return `upi://pay?${pairs.map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join("&")}`;
}

/** The id of the QR code whose UPI string this is, if it is one of ours. */
export function qrIdOf(upiUri: string): string | undefined {
  const [, query] = upiUri.split("?");
  const reference = new URLSearchParams(query).get("tr") ?? "";
  const [, id] = /^RZP(\w{14})qrv2$/.exec(reference) ?? [];
  return id === undefined ? undefined : `qr_${id}`;
}

function createQr(account: Account, input: CreateQr, base: string): QrCode {
  const { random, changes } = account.world;
  const amount = amountOf(input);
  const close_by = closeBy(account, input);
  const id = newId(random, "qr");
  const qr: QrCode = {
    id,
    entity: "qr_code",
    created_at: account.world.clock.nowSeconds(),
    name: input.name ?? null,
    usage: input.usage,
    type: input.type,
    image_url: `${base}/i/${id}`,
    payment_amount: amount,
    status: "active",
    description: input.description ?? null,
    fixed_amount: input.fixed_amount,
    payments_amount_received: 0,
    payments_count_received: 0,
    notes: input.notes,
    customer_id: input.customer_id ?? null,
    close_by,
    closed_at: null,
    close_reason: null,
    image_content: upiString(id, input, amount),
  };
  account.state.qrCodes.set(id, qr);
  changes.announce("payer");
  sendPaymentEvent(account, "qr_code.created", { qr_code: qr });
  return qr;
}

function closeQr(account: Account, id: string): QrCode {
  const qr = refreshQr(account, find(account.state.qrCodes, id));
  if (qr.status === "closed") throw new RazorpayError("QR code is already closed");
  qr.status = "closed";
  qr.closed_at = account.world.clock.nowSeconds();
  qr.close_reason = "on_demand";
  account.world.changes.announce("payer");
  sendPaymentEvent(account, "qr_code.closed", { qr_code: qr });
  return qr;
}

export function qrCodeRoutes(app: FastifyInstance, account: Account): void {
  const path = "/payments/qr_codes";
  const one = (request: { params: unknown }): QrCode =>
    refreshQr(account, find(account.state.qrCodes, IdParams.parse(request.params).id));

  app.post(path, (request) => createQr(account, parseBody(CreateQr, request.body), publicBase(request)));
  app.get(path, (request) => {
    const { customer_id, payment_id } = z
      .object({ customer_id: z.string().optional(), payment_id: z.string().optional() })
      .parse(request.query);
    const codes = newestFirst(account.state.qrCodes)
      .map((qr) => refreshQr(account, qr))
      .filter((qr) => customer_id === undefined || qr.customer_id === customer_id)
      .filter((qr) => payment_id === undefined || account.state.paidFor.get(payment_id) === qr.id);
    return collection(codes, request.query);
  });
  app.get(`${path}/:id`, one);
  app.patch(`${path}/:id`, (request) => {
    const qr = one(request);
    qr.notes = parseBody(z.strictObject({ notes: NotesInput }), request.body).notes;
    return qr;
  });
  app.post(`${path}/:id/close`, (request) => closeQr(account, IdParams.parse(request.params).id));
  app.get(`${path}/:id/payments`, (request) => {
    const { id } = one(request);
    const payments = newestFirst(account.state.payments);
    return collection(
      payments.filter((payment) => account.state.paidFor.get(payment.id) === id),
      request.query,
    );
  });
}

/** The picture behind `image_url`: anyone who has the link may see it. */
export function qrImageRoute(app: FastifyInstance, account: Account): void {
  app.get("/i/:id", async (request, reply) => {
    const qr = account.state.qrCodes.get(IdParams.parse(request.params).id);
    if (!qr) return reply.callNotFound();
    const svg = await QRCode.toString(qr.image_content, {
      type: "svg",
      margin: 1,
      errorCorrectionLevel: "M",
    });
    return reply.type("image/svg+xml").send(svg);
  });
}
