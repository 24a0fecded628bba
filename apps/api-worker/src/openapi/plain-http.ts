import { Platform } from "@drivopay/contracts/platforms";
import { gateways } from "../webhooks.ts";
import { anyRefusal, refusalResponses } from "./refusals.ts";

/** How a provider proves that a report is its own. */
export const signatureSchemes = {
  razorpaySignature: signedBy("X-Razorpay-Signature", "HMAC-SHA256 over the raw body, in hex"),
  cashfreeSignature: signedBy("x-webhook-signature", "HMAC-SHA256 over timestamp and raw body, in Base64"),
  uberSignature: signedBy("X-Uber-Signature", "HMAC-SHA256 over the raw body, in hex"),
  partnerSignature: signedBy(
    "X-Partner-Signature",
    "`t=`Unix time`,v1=`HMAC-SHA256 over time, a full stop and the raw body, in hex",
  ),
  twilioSignature: signedBy(
    "X-Twilio-Signature",
    "HMAC-SHA1 over the address and the sorted fields, in Base64",
  ),
  sendgridSignature: signedBy(
    "X-Twilio-Email-Event-Webhook-Signature",
    "ECDSA over timestamp and raw body, in Base64",
  ),
};

function signedBy(name: string, description: string): object {
  return { type: "apiKey", in: "header", name, description };
}

const anyJson = { type: "object", additionalProperties: true };
const captured = {
  event: "payment.captured",
  created_at: 1_795_342_530,
  payload: { payment: { entity: { id: "pay_R8kWcYz1fHqD3e" } } },
};
const reported = { required: true, content: { "application/json": { schema: anyJson, example: captured } } };
const received = {
  description: "Kept, and worked on later; a redelivery is answered alike",
  content: {
    "application/json": {
      schema: {
        ...{ type: "object", required: ["received"], additionalProperties: false },
        properties: { received: { const: true } },
      },
      example: { received: true },
    },
  },
};
const taken = { description: "Taken" };
const reportRefusals = refusalResponses([
  ...([
    "BAD_REQUEST",
    "SIGNATURE_INVALID",
    "PAYLOAD_TOO_LARGE",
    "UNSUPPORTED_MEDIA_TYPE",
    "RATE_LIMITED",
    "INTERNAL",
  ] as const),
]);
const gatewaySignatures = [{ razorpaySignature: [] }, { cashfreeSignature: [] }];

const platformInPath = {
  ...{ in: "path", name: "platform", required: true },
  schema: { type: "string", enum: Platform.options.map((one) => one.toLowerCase()) },
};
const tripPaid = {
  event_type: "driver.trip_payment_updated",
  event_id: "5f1f4a7e-1c57-4d3a-9a53-0d0b8c1f2e6a",
  event_time: 1_795_342_530,
  resource_href: "https://api.uber.com/v1/partners/trips/trip_4821007315",
  meta: { user_id: "uber-482100", resource_id: "trip_4821007315" },
};

const delivered = {
  ...{ event: "delivered", email: "asha@example.in", timestamp: 1_795_342_530 },
  ...{ sg_event_id: "ZGVsaXZlcmVkLTA", sg_message_id: "14c5d75ce93.dfd.64b469" },
};

function report(about: {
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly security: readonly object[];
  readonly requestBody?: object;
  readonly success?: Record<string, object>;
  readonly parameters?: readonly object[];
}): object {
  const { requestBody = reported, success = { "204": taken }, parameters = [], ...told } = about;
  const responses = { ...success, ...reportRefusals, default: anyRefusal };
  return { post: { ...told, tags: ["webhooks"], parameters, requestBody, responses } };
}

const healthSchema = {
  ...{ type: "object", required: ["status", "checks"], additionalProperties: false },
  properties: {
    status: { type: "string", enum: ["ok", "degraded", "failing"] },
    checks: { type: "object", additionalProperties: { type: "string", enum: ["ok", "failing"] } },
  },
};
const told = (description: string, status: string, checks: object) => ({
  description,
  content: { "application/json": { schema: healthSchema, example: { status, checks } } },
});
const both = { database: "ok", redis: "ok" };
const ready = told("It serves; `degraded` without Redis", "ok", both);
const notReady = told("It does not serve: no database, or it is about to stop", "failing", {
  ...both,
  database: "failing",
});

function health(operationId: string, summary: string, responses: Record<string, object>) {
  return { get: { operationId, summary, tags: ["operations"], security: [], responses } };
}

/** What is no procedure and stands under /api/v1. */
export const plainPaths: Readonly<Record<string, object>> = {
  "/payments/webhook": report({
    operationId: "webhooks-razorpay",
    summary: "Razorpay reports a payment, a refund or a settlement",
    description: "Kept byte for byte before it is answered; a workflow makes something of it.",
    security: [{ razorpaySignature: [] }],
    success: { "200": received },
  }),
  "/payments/webhook/{gateway}": report({
    operationId: "webhooks-gateway",
    summary: "A gateway reports; `razorpayx` is RazorpayX, for payouts",
    description: "Kept byte for byte before it is answered; a workflow makes something of it.",
    security: gatewaySignatures,
    parameters: [{ in: "path", name: "gateway", required: true, schema: { type: "string", enum: gateways } }],
    success: { "200": received, ...refusalResponses(["NOT_FOUND"]) },
  }),
  "/webhooks/platforms/{platform}": report({
    operationId: "webhooks-platform",
    summary: "A platform says that something changed for a driver",
    description: "Leads to a sync of that driver's earnings; what is owed is read from the platform itself.",
    security: [{ uberSignature: [] }, { partnerSignature: [] }],
    parameters: [platformInPath],
    requestBody: {
      required: true,
      content: { "application/json": { schema: anyJson, example: tripPaid } },
    },
    success: { "200": received, ...refusalResponses(["NOT_FOUND"]) },
  }),
  "/webhooks/twilio": report({
    operationId: "webhooks-twilio",
    summary: "Twilio reports how a text message fared",
    description: "A form with `MessageSid`, `MessageStatus` and, where it failed, `ErrorCode`.",
    security: [{ twilioSignature: [] }],
    requestBody: {
      required: true,
      content: {
        "application/x-www-form-urlencoded": {
          schema: anyJson,
          example: { MessageSid: "SM00000000000000000000000000000001", MessageStatus: "delivered" },
        },
      },
    },
  }),
  "/webhooks/sendgrid": report({
    operationId: "webhooks-sendgrid",
    summary: "SendGrid reports how letters fared",
    description: "A list of events.",
    security: [{ sendgridSignature: [] }],
    requestBody: {
      required: true,
      content: {
        "application/json": {
          schema: { type: "array", items: anyJson },
          example: [delivered],
        },
      },
    },
  }),
  "/platforms/callback/{platform}": {
    get: {
      operationId: "platforms-callback",
      summary: "Where a platform sends the driver's browser back to",
      description:
        "Not for programs: who the driver is stands behind `state`, which is good once. It goes on to the driver app with `platform` and `outcome`.",
      ...{ tags: ["platforms"], security: [] },
      parameters: [
        platformInPath,
        ...["state", "code", "error"].map((name) => ({
          ...{ in: "query", name, schema: { type: "string", maxLength: 2_000 } },
        })),
      ],
      responses: {
        "303": {
          description: "To the driver app",
          headers: { Location: { schema: { type: "string", format: "uri" } } },
        },
        ...refusalResponses(["NOT_FOUND", "INTERNAL"]),
        default: anyRefusal,
      },
    },
  },
};

/** What stands at the root of the host. */
export function rootPaths(publicApiUrl: string): Readonly<Record<string, object>> {
  const servers = [{ url: publicApiUrl }];
  const jwks = {
    ...{ type: "object", required: ["keys"] },
    properties: {
      keys: { type: "array", items: { type: "object", required: ["kty", "kid", "alg", "use"] } },
    },
  };
  const key = {
    kty: "OKP",
    crv: "Ed25519",
    x: "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
    kid: "2026-11",
  };
  const example = { keys: [{ ...key, alg: "EdDSA", use: "sig" }] };
  const states = { "200": ready, "503": notReady };
  return {
    "/health": { servers, ...health("health", "Whether it serves, and what it depends on", states) },
    "/health/ready": { servers, ...health("health-ready", "Whether to send it requests", states) },
    "/health/live": {
      servers,
      ...health("health-live", "Whether the process is alive", { "200": told("It is", "ok", {}) }),
    },
    "/.well-known/jwks.json": {
      servers,
      get: {
        operationId: "jwks",
        summary: "The public keys that access tokens are verified with",
        description:
          "Keys rotate: look up the `kid` of a token, and ask again, at most every five minutes, for one that is not there.",
        ...{ tags: ["operations"], security: [] },
        responses: {
          "200": { description: "A JWK set", content: { "application/json": { schema: jwks, example } } },
        },
      },
    },
  };
}
