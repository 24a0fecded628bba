import { createHmac, createPrivateKey, randomUUID, sign } from "node:crypto";
import type { World } from "./world.ts";

/** A report as a provider would send it: about nothing of ours, but genuine. */
export interface SignedReport {
  /** Under /api/v1. */
  readonly path: string;
  readonly raw: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** One report for each address that providers report to. */
export function signedReports({ env, publicUrl }: Pick<World, "env" | "publicUrl">): SignedReport[] {
  const nowSeconds = Math.floor(Date.now() / 1000);
  return [
    ofRazorpay("/payments/webhook", env.RAZORPAY_WEBHOOK_SECRET ?? "", nowSeconds),
    ofRazorpay("/payments/webhook/razorpayx", env.RAZORPAYX_WEBHOOK_SECRET ?? "", nowSeconds),
    ofUber(env.UBER_CLIENT_SECRET ?? "", nowSeconds),
    ofTwilio(`${publicUrl}/api/v1`, env.TWILIO_AUTH_TOKEN ?? ""),
    ofSendgrid(env.SENDGRID_WEBHOOK_PRIVATE_KEY ?? "", nowSeconds),
  ];
}

function ofRazorpay(path: string, secret: string, created_at: number): SignedReport {
  const raw = JSON.stringify({ event: "unknown.of.ours", created_at });
  const signature = createHmac("sha256", secret).update(raw).digest("hex");
  return { path, raw, headers: { "x-razorpay-signature": signature, "x-razorpay-event-id": randomUUID() } };
}

function ofUber(secret: string, event_time: number): SignedReport {
  const raw = JSON.stringify({ event_type: "unknown.of.ours", event_id: randomUUID(), event_time });
  const signature = createHmac("sha256", secret).update(raw).digest("hex");
  return { path: "/webhooks/platforms/uber", raw, headers: { "x-uber-signature": signature } };
}

function ofTwilio(base: string, authToken: string): SignedReport {
  const path = "/webhooks/twilio";
  const fields = { MessageSid: `SM${"0".repeat(32)}`, MessageStatus: "delivered" };
  const signed = base + path + Object.entries(fields).flat().join("");
  const signature = createHmac("sha1", authToken).update(signed).digest("base64");
  const headers = { "content-type": "application/x-www-form-urlencoded", "x-twilio-signature": signature };
  return { path, raw: new URLSearchParams(fields).toString(), headers };
}

function ofSendgrid(privateKey: string, nowSeconds: number): SignedReport {
  const event = {
    event: "delivered",
    sg_event_id: randomUUID(),
    sg_message_id: "none",
    timestamp: nowSeconds,
  };
  const raw = JSON.stringify([event]);
  const key = createPrivateKey({ key: Buffer.from(privateKey, "base64"), format: "der", type: "pkcs8" });
  const signature = sign("sha256", Buffer.from(`${nowSeconds}${raw}`), key).toString("base64");
  const headers = {
    "x-twilio-email-event-webhook-signature": signature,
    "x-twilio-email-event-webhook-timestamp": String(nowSeconds),
  };
  return { path: "/webhooks/sendgrid", raw, headers };
}
