export { applySettlement } from "./apply-settlement.ts";
export { someLinks, somePayments } from "./driver-data.ts";
export { forgetRequests } from "./forget-requests.ts";
export { forgetWebhookBodies } from "./forget-webhook-bodies.ts";
export { qrOf } from "./get-qr.ts";
export { hurryPayment } from "./hurry-payment.ts";
export { publicLink, topicOfLink } from "./pay-page.ts";
export { type IncomingWebhook, receiveWebhook } from "./receive-webhook.ts";
