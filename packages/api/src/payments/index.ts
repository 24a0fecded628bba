export { qrOf } from "./get-qr.ts";
export { type IncomingWebhook, receiveWebhook } from "./receive-webhook.ts";
