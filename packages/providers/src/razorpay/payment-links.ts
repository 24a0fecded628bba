import type { GatewayLink, GatewayPayment, PaymentGateway } from "@drivopay/api/payments/ports";
import { AppError } from "@drivopay/contracts/errors";
import type { RazorpayClient } from "./client.ts";
import { readAnswer } from "./read-answer.ts";
import { toLink, toPayment } from "./transforms.ts";
import { WireLink, WireLinkPage, WirePayment } from "./wire.ts";

type LinkRequest = Parameters<PaymentGateway["createLink"]>[0];

const seconds = (at: Date) => Math.floor(at.getTime() / 1000);

/**
 * Links have no idempotency key, but a reference of ours that may be used once: when no answer comes, or the
 * reference is taken, the link that an earlier try has made is looked up by it.
 */
export async function createLink(client: RazorpayClient, request: LinkRequest): Promise<GatewayLink> {
  try {
    const made = client.call((sdk) => sdk.paymentLink.create(linkBody(request)));
    return toLink(readAnswer(WireLink, await made));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const known = await findLink(client, request.linkId).catch(() => null);
    if (known) return known;
    throw error;
  }
}

function linkBody(request: LinkRequest) {
  const { name, phone, email } = request.customer;
  return {
    amount: request.amount,
    currency: "INR",
    // UPI from a bank account costs nothing; a card would.
    upi_link: true,
    reference_id: request.linkId,
    description: request.description ?? request.payeeName,
    expire_by: seconds(request.expiresAt),
    customer: {
      ...(name === null ? {} : { name }),
      ...(phone === null ? {} : { contact: phone }),
      ...(email === null ? {} : { email }),
    },
    // The driver shares our page; the gateway writes to nobody.
    notify: { sms: false, email: false },
    reminder_enable: false,
    notes: { linkId: request.linkId },
  };
}

async function findLink(client: RazorpayClient, linkId: string): Promise<GatewayLink | null> {
  // The SDK's list does not know this filter.
  const list = await client.get("/payment_links", { reference_id: linkId });
  const { payment_links } = readAnswer(WireLinkPage, list);
  const found = payment_links.find((link) => link.reference_id === linkId);
  return found ? toLink(found) : null;
}

/** One that was paid or has expired takes no payment either. */
export async function cancelLink(client: RazorpayClient, gatewayLinkId: string): Promise<void> {
  try {
    await client.call((sdk) => sdk.paymentLink.cancel(gatewayLinkId));
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "PROVIDER_REJECTED") throw error;
    const link = await fetchLink(client, gatewayLinkId);
    if (link.status === "created" || link.status === "partially_paid") throw error;
  }
}

export async function paymentsOfLink(
  client: RazorpayClient,
  gatewayLinkId: string,
): Promise<GatewayPayment[]> {
  const { payments } = await fetchLink(client, gatewayLinkId);
  const found: GatewayPayment[] = [];
  for (const { payment_id } of payments ?? []) {
    const payment = await client.call((sdk) => sdk.payments.fetch(payment_id));
    found.push(toPayment(readAnswer(WirePayment, payment), { gatewayLinkId }));
  }
  return found;
}

async function fetchLink(client: RazorpayClient, gatewayLinkId: string): Promise<WireLink> {
  return readAnswer(WireLink, await client.call((sdk) => sdk.paymentLink.fetch(gatewayLinkId)));
}
