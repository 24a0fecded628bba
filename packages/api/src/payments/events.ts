import { Gateway } from "@drivopay/contracts/payments";
import { eventType } from "inngest";
import { z } from "zod";

/** A signed webhook has been kept; nothing has been made of it yet. Those of one queue are carried out in turn. */
export const webhookReceived = eventType("payments/webhook.received", {
  schema: z.object({ webhookEventId: z.uuid(), gateway: z.string(), queue: z.string() }),
});

/** A passenger's money stands in the driver's wallet, or in `held` above a limit. */
export const paymentCaptured = eventType("payments/payment.captured", {
  schema: z.object({
    paymentId: z.uuid(),
    userId: z.uuid(),
    walletId: z.uuid(),
    amount: z.int(),
    held: z.boolean(),
  }),
});

export const refundMade = eventType("payments/refund.made", {
  schema: z.object({ refundId: z.uuid(), paymentId: z.uuid(), userId: z.uuid(), amount: z.int() }),
});

/** A refund failed: the money is the driver's again. */
export const refundReturned = eventType("payments/refund.returned", {
  schema: z.object({ refundId: z.uuid(), paymentId: z.uuid(), userId: z.uuid(), amount: z.int() }),
});

/** A driver gave money back; it has left the wallet, and the gateway is to be told. */
export const refundRequested = eventType("payments/refund.requested", {
  schema: z.object({ refundId: z.uuid(), paymentId: z.uuid(), userId: z.uuid(), walletId: z.uuid() }),
});

/** A driver left: what could still be paid is ended here, and is to be closed at the gateways. */
export const requestsEnded = eventType("payments/requests.ended", {
  schema: z.object({
    userId: z.uuid(),
    requests: z.array(z.object({ type: z.enum(["qr", "link"]), gateway: Gateway, gatewayId: z.string() })),
  }),
});
