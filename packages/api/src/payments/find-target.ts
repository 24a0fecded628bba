import { AppError } from "@drivopay/contracts/errors";
import { Id } from "@drivopay/contracts/identifiers";
import type { Gateway } from "@drivopay/contracts/payments";
import type { Session } from "@drivopay/db";
import type { Services } from "../services.ts";
import { gatewayNamed } from "./gateways.ts";
import { type LinkRow, linkByGatewayId, linkById } from "./link-repo.ts";
import type { GatewayPayment } from "./ports.ts";
import { type QrRow, qrByGatewayId, qrById } from "./repo.ts";

/** What somebody paid: a QR, a link, or a link by the QR on its page. */
export interface Target {
  readonly qr: QrRow | null;
  readonly link: LinkRow | null;
  readonly userId: string;
  readonly walletId: string;
  readonly description: string | null;
  /** What was asked for; null where the payer decides. */
  readonly amount: number | null;
  readonly source: "QR" | "PERMANENT_QR" | "LINK" | "DEPOSIT";
}

/**
 * Whose a payment is: by the gateway's id of what was paid, else by ours in the notes, else by asking, since webhooks
 * leave things out. Null when it belongs to nothing of ours.
 * @throws PROVIDER_UNAVAILABLE when the gateway had to be asked
 */
export async function findTarget(
  services: Services,
  gateway: Gateway,
  payment: GatewayPayment,
): Promise<Target | null> {
  const told = await toldTarget(services.db, gateway, payment);
  const named = payment.notes.qrId !== undefined || payment.notes.linkId !== undefined;
  if (told || named) return told;
  const read = await readAgain(services, gateway, payment);
  return toldTarget(services.db, gateway, read);
}

/** The same, as far as the payment itself tells; null when the gateway would have to be asked. */
export async function toldTarget(
  db: Session,
  gateway: Gateway,
  payment: GatewayPayment,
): Promise<Target | null> {
  return (await byGatewayId(db, gateway, payment)) ?? (await byNotes(db, payment));
}

async function byGatewayId(db: Session, gateway: Gateway, payment: GatewayPayment): Promise<Target | null> {
  const { gatewayQrId, gatewayLinkId } = payment;
  const qr = gatewayQrId === null ? null : await qrByGatewayId(db, gateway, gatewayQrId);
  if (qr) return ofQr(db, qr);
  const link = gatewayLinkId === null ? null : await linkByGatewayId(db, gateway, gatewayLinkId);
  return link && ofLink(link);
}

/** Our ids, under which a gateway may have made something whose answer never reached us. */
async function byNotes(db: Session, { notes }: GatewayPayment): Promise<Target | null> {
  const qrId = Id.safeParse(notes.qrId);
  const qr = qrId.success ? await qrById(db, qrId.data) : null;
  if (qr) return ofQr(db, qr);
  const linkId = Id.safeParse(notes.linkId);
  const link = linkId.success ? await linkById(db, linkId.data) : null;
  return link && ofLink(link);
}

async function ofQr(db: Session, qr: QrRow): Promise<Target> {
  const link = qr.linkId === null ? null : await linkById(db, qr.linkId);
  const { userId, walletId, description, amount } = qr;
  return { qr, link, userId, walletId, description, amount, source: sourceOf(qr) };
}

function sourceOf({ purpose, kind }: QrRow): Target["source"] {
  if (purpose === "FARE") return kind === "PERMANENT" ? "PERMANENT_QR" : "QR";
  return purpose;
}

function ofLink(link: LinkRow): Target {
  const { userId, walletId, description, amount } = link;
  return { qr: null, link, userId, walletId, description, amount, source: "LINK" };
}

async function readAgain(
  services: Services,
  gateway: Gateway,
  payment: GatewayPayment,
): Promise<GatewayPayment> {
  try {
    return await gatewayNamed(services, gateway).readPayment(payment.gatewayPaymentId);
  } catch (error) {
    // The gateway itself does not know it: then nothing more can be learned.
    if (error instanceof AppError && error.code === "PROVIDER_REJECTED") return payment;
    throw error;
  }
}
