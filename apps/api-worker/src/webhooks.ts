import { applyEmailReports, applySmsStatus } from "@drivopay/api/notifications/index";
import { hurryPayment, receiveWebhook } from "@drivopay/api/payments/index";
import { receivePlatformReport } from "@drivopay/api/platforms/index";
import type { Services } from "@drivopay/api/services";
import { AppError } from "@drivopay/contracts/errors";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";

/** The names that gateways have in the addresses they report to. */
export const gateways = ["razorpay", "razorpayx", "cashfree"] as const;
const Gateway = z.object({ gateway: z.enum(gateways) });
type Gateway = (typeof gateways)[number];
const Named = z.object({ platform: z.string() });

const razorpayHeaders = { signature: "x-razorpay-signature", eventId: "x-razorpay-event-id" };
/** Under which names each gateway sends what proves a webhook and tells a redelivery. */
const headerNames: Readonly<Record<Gateway, { readonly signature: string; readonly eventId: string }>> = {
  razorpay: razorpayHeaders,
  razorpayx: razorpayHeaders,
  cashfree: { signature: "x-webhook-signature", eventId: "x-idempotency-key" },
};

/** Where providers report to. Bodies stay raw: a signature is over bytes, not over what a parser made of them. */
export async function registerWebhooks(app: FastifyInstance, services: Services): Promise<void> {
  await app.register(async (raw) => {
    raw.removeAllContentTypeParsers();
    raw.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));

    const receive = async (request: FastifyRequest, gateway: Gateway) => {
      const names = headerNames[gateway];
      const { fresh } = await receiveWebhook(services, {
        gateway,
        rawBody: bytes(request),
        signature: header(request, names.signature),
        timestamp: header(request, "x-webhook-timestamp"),
        eventId: header(request, names.eventId),
        ipAddress: request.ip,
      });
      if (fresh) hurryPayment(services, fresh);
      return { received: true } as const;
    };
    raw.post("/payments/webhook", (request) => receive(request, "razorpay"));
    raw.post("/payments/webhook/:gateway", (request) => {
      const named = Gateway.safeParse(request.params);
      if (!named.success) throw new AppError("NOT_FOUND");
      return receive(request, named.data.gateway);
    });

    raw.post("/webhooks/platforms/:platform", (request) =>
      receivePlatformReport(services, {
        ...Named.parse(request.params),
        rawBody: bytes(request),
        header: (name) => header(request, name),
        ipAddress: request.ip,
      }),
    );

    raw.post("/webhooks/twilio", async (request, reply) => {
      await applySmsStatus(services, {
        url: `${services.settings.publicApiUrl}${request.url}`,
        signature: header(request, "x-twilio-signature") ?? "",
        params: Object.fromEntries(new URLSearchParams(bytes(request).toString("utf8"))),
      });
      return reply.code(204).send();
    });

    raw.post("/webhooks/sendgrid", async (request, reply) => {
      await applyEmailReports(services, {
        rawBody: bytes(request),
        signature: header(request, "x-twilio-email-event-webhook-signature") ?? "",
        timestamp: header(request, "x-twilio-email-event-webhook-timestamp") ?? "",
      });
      return reply.code(204).send();
    });
  });
}

function bytes(request: FastifyRequest): Buffer {
  if (!Buffer.isBuffer(request.body)) throw new AppError("BAD_REQUEST");
  return request.body;
}

function header(request: FastifyRequest, name: string): string | null {
  const value = request.headers[name];
  return (Array.isArray(value) ? value[0] : value) ?? null;
}
