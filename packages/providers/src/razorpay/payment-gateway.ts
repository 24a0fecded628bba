import type { GatewayEvent, GatewayQr, GatewayRefund, PaymentGateway } from "@drivopay/api/payments/ports";
import { AppError, bankError } from "@drivopay/contracts/errors";
import type { RazorpayClient } from "./client.ts";
import { cancelLink, createLink, paymentsOfLink } from "./payment-links.ts";
import { listPayments } from "./payment-list.ts";
import { readAnswer } from "./read-answer.ts";
import { settlementsOn } from "./settlements.ts";
import { toEvent, toPayment, toQr, toRefund } from "./transforms.ts";
import { pageOf, WireEnvelope, WirePayment, WireQr, WireRefund } from "./wire.ts";

type QrRequest = Parameters<PaymentGateway["createQr"]>[0];

const pageSize = 100;
/** How far back an unanswered request is looked for: 2,000 QRs made since it was sent. */
const pagesAtMost = 20;
/** Their clock and ours are not the same. */
const clockSkewMs = 60_000;

const seconds = (at: Date) => Math.floor(at.getTime() / 1000);
const WireQrPage = pageOf(WireQr);
const WirePaymentPage = pageOf(WirePayment);
const WireRefundPage = pageOf(WireRefund);

/** Razorpay's payments behind our port, on the official SDK. */
export function createPaymentGateway(client: RazorpayClient, accountId: string | null): PaymentGateway {
  return {
    makesPermanentQrs: true,
    isHealthy: () => client.isHealthy(),
    createLink: (request) => createLink(client, request),
    cancelLink: (gatewayLinkId) => cancelLink(client, gatewayLinkId),
    paymentsOfLink: (gatewayLinkId) => paymentsOfLink(client, gatewayLinkId),
    createQr: (request) => createQr(client, request),
    closeQr: (gatewayQrId) => closeQr(client, gatewayQrId),
    async paymentsOfQr(gatewayQrId) {
      const fetch = client.call((sdk) => sdk.qrCode.fetchAllPayments(gatewayQrId, { count: pageSize }));
      const { items } = readAnswer(WirePaymentPage, await fetch);
      return items.map((payment) => toPayment(payment, { gatewayQrId }));
    },
    listPayments: (span, place) => listPayments(client, span, place),
    async readPayment(gatewayPaymentId) {
      const fetch = client.call((sdk) => sdk.payments.fetch(gatewayPaymentId));
      return toPayment(readAnswer(WirePayment, await fetch));
    },
    async refund({ idempotencyKey, gatewayPaymentId, amount, reason }) {
      const body = { amount, receipt: idempotencyKey, notes: { refundId: idempotencyKey, reason } };
      const path = `/payments/${encodeURIComponent(gatewayPaymentId)}/refund`;
      const send = client.post(path, body, { "X-Refund-Idempotency": idempotencyKey });
      return toRefund(readAnswer(WireRefund, await send));
    },
    findRefund: ({ idempotencyKey, gatewayPaymentId }) =>
      findRefund(client, gatewayPaymentId, idempotencyKey),
    settlementsOn: (at) => settlementsOn(client, at),
    parseWebhook: (rawBody) => parseWebhook(rawBody, accountId),
  };
}

/**
 * QRs have no idempotency key. Ours stands in the notes: an earlier try is looked for before another is made, and
 * when no answer comes, what was asked for is looked for before giving up.
 */
async function createQr(client: RazorpayClient, request: QrRequest): Promise<GatewayQr> {
  if (request.firstTriedAt !== null) {
    const made = await findQr(client, request.qrId, request.firstTriedAt);
    if (made) return made;
  }
  const askedAt = new Date();
  try {
    return toQr(readAnswer(WireQr, await client.call((sdk) => sdk.qrCode.create(qrBody(request)))));
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "PROVIDER_UNAVAILABLE") throw error;
    const made = await findQr(client, request.qrId, askedAt).catch(() => null);
    if (made) return made;
    throw error;
  }
}

function qrBody(request: QrRequest) {
  const fixed = request.amount === null ? {} : { payment_amount: request.amount };
  return {
    type: "upi_qr" as const,
    usage: request.kind === "SINGLE_USE" ? "single_use" : "multiple_use",
    name: request.payeeName,
    fixed_amount: request.amount !== null,
    ...fixed,
    ...(request.description === null ? {} : { description: request.description }),
    ...(request.expiresAt === null ? {} : { close_by: seconds(request.expiresAt) }),
    notes: { qrId: request.qrId },
  };
}

async function findQr(client: RazorpayClient, qrId: string, since: Date): Promise<GatewayQr | null> {
  const from = seconds(new Date(since.getTime() - clockSkewMs));
  for (let page = 0; page < pagesAtMost; page += 1) {
    const list = client.call((sdk) => sdk.qrCode.all({ from, count: pageSize, skip: page * pageSize }));
    const { items } = readAnswer(WireQrPage, await list);
    const found = items.find((qr) => qr.notes.qrId === qrId);
    if (found) return toQr(found);
    if (items.length < pageSize) return null;
  }
  return null;
}

/** Of two with the same key, which must not be, the one that gave the money. */
async function findRefund(
  client: RazorpayClient,
  gatewayPaymentId: string,
  idempotencyKey: string,
): Promise<GatewayRefund | null> {
  const path = `/payments/${encodeURIComponent(gatewayPaymentId)}/refunds`;
  const found: GatewayRefund[] = [];
  for (let page = 0; page < pagesAtMost; page += 1) {
    const list = await client.get(path, { count: pageSize, skip: page * pageSize });
    const { items } = readAnswer(WireRefundPage, list);
    found.push(...items.map(toRefund).filter(({ reference }) => reference === idempotencyKey));
    if (items.length < pageSize) return found.find(({ status }) => status !== "failed") ?? found[0] ?? null;
  }
  throw bankError("PROVIDER_UNAVAILABLE", { cause: new Error("A list of refunds has no end") });
}

/** A QR that is closed already is as good as closed now. */
async function closeQr(client: RazorpayClient, gatewayQrId: string): Promise<void> {
  try {
    await client.call((sdk) => sdk.qrCode.close(gatewayQrId));
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "PROVIDER_REJECTED") throw error;
    const qr = readAnswer(WireQr, await client.call((sdk) => sdk.qrCode.fetch(gatewayQrId)));
    if (qr.status !== "closed") throw error;
  }
}

/** One secret may sign for several accounts of a partner: what is not ours moves nothing here. */
function parseWebhook(rawBody: Buffer, accountId: string | null): GatewayEvent {
  try {
    const body: unknown = JSON.parse(rawBody.toString("utf8"));
    const { account_id: told } = WireEnvelope.parse(body);
    if (accountId !== null && told !== null && told !== accountId)
      throw new RangeError(`An event of ${told}`);
    return toEvent(body);
  } catch (cause) {
    throw new AppError("BAD_REQUEST", { cause });
  }
}
