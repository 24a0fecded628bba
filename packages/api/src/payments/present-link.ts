import type { LinkStatus, PaymentLink, PublicLink } from "@drivopay/contracts/payment-links";
import type { Services } from "../services.ts";
import type { LinkRow } from "./link-repo.ts";

/** One whose time has passed shows as expired, though the workflow may not have come by. */
export function statusAt(row: LinkRow, now: Date): LinkStatus {
  return row.status === "ACTIVE" && row.expiresAt <= now ? "EXPIRED" : row.status;
}

/** A link as its driver sees it. */
export function presentLink({ settings, clock }: Services, row: LinkRow): PaymentLink {
  const { id, amount, description, paymentId } = row;
  const customer = { name: row.customerName, phone: row.customerPhone, email: row.customerEmail };
  const named = customer.name !== null || customer.phone !== null || customer.email !== null;
  return {
    ...{ id, amount, description, paymentId },
    currency: "INR",
    customer: named ? customer : null,
    url: `${settings.driverWebUrl.replace(/\/$/, "")}/pay/${row.token}`,
    status: statusAt(row, clock.now()),
    expiresAt: row.expiresAt.toISOString(),
    createdAt: row.createdAt.toISOString(),
  };
}

/** A link as anybody who has its address sees it: no id, no phone, no second name. */
export function presentPublicLink(row: LinkRow, driverName: string, now: Date): PublicLink {
  const { amount, description } = row;
  return {
    payeeName: driverName.trim().split(/\s+/)[0] ?? "",
    ...{ amount, description },
    currency: "INR",
    status: statusAt(row, now),
    gatewayUrl: row.gatewayUrl,
    expiresAt: row.expiresAt.toISOString(),
  };
}
