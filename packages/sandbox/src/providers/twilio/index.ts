import { constantTimeEqual } from "@drivopay/runtime/crypto";
import type { FastifyError, FastifyInstance } from "fastify";
import { z } from "zod";
import type { Provider } from "../../core/provider.ts";
import type { World } from "../../core/world.ts";
import type { TwilioOptions } from "../../options.ts";
import { errorBody, outage, TwilioError } from "./errors.ts";
import { createMessage, type Message, type Sender } from "./messages.ts";

const AccountParams = z.object({ accountSid: z.string() });
const MessageParams = z.object({ file: z.string() });
const ListQuery = z.object({
  To: z.string().optional(),
  From: z.string().optional(),
  PageSize: z.coerce.number().int().min(1).max(1_000).default(50),
  Page: z.coerce.number().int().min(0).default(0),
});

/** Twilio's manners: forms in, Basic auth by account SID and token, its own error bodies. */
function speakTwilio(app: FastifyInstance, { options, world }: Sender): void {
  const { accountSid, authToken } = options;
  const expected = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString("base64")}`;
  app.addContentTypeParser(
    "application/x-www-form-urlencoded",
    { parseAs: "string" },
    (_request, body, done) => {
      done(null, Object.fromEntries(new URLSearchParams(body.toString())));
    },
  );
  app.addHook("onRequest", async (request) => {
    if (!constantTimeEqual(request.headers.authorization ?? "", expected)) throw new TwilioError(20003);
    const params = AccountParams.safeParse(request.params);
    if (params.success && params.data.accountSid !== accountSid) throw new TwilioError(20404);
  });
  app.setErrorHandler((error: FastifyError, request, reply) => {
    if (error instanceof TwilioError) return reply.code(error.status).send(error.body());
    const status = error instanceof z.ZodError ? 400 : (error.statusCode ?? 500);
    if (status < 500) return reply.code(status).send(errorBody(20001, error.message, status));
    world.logger.error({ err: error, path: request.url }, "request failed");
    return reply.code(status).send(outage(status));
  });
  app.setNotFoundHandler((_request, reply) => reply.code(404).send(new TwilioError(20404).body()));
}

function listMessages(messages: Map<string, Message>, query: unknown, path: string): object {
  const { To, From, PageSize, Page } = ListQuery.parse(query);
  const all = [...messages.values()]
    .reverse()
    .filter(
      (message) => (To === undefined || message.to === To) && (From === undefined || message.from === From),
    );
  const start = Page * PageSize;
  const shown = all.slice(start, start + PageSize);
  const pageUri = (page: number): string => `${path}?PageSize=${PageSize}&Page=${page}`;
  return {
    messages: shown,
    page: Page,
    page_size: PageSize,
    start,
    end: start + Math.max(shown.length - 1, 0),
    uri: pageUri(Page),
    first_page_uri: pageUri(0),
    next_page_uri: start + PageSize < all.length ? pageUri(Page + 1) : null,
    previous_page_uri: Page === 0 ? null : pageUri(Page - 1),
  };
}

function messageRoutes(app: FastifyInstance, sender: Sender): void {
  const path = "/Accounts/:accountSid/Messages.json";
  app.post(path, (request, reply) => reply.code(201).send(createMessage(sender, request.body)));
  app.get(path, (request) =>
    listMessages(
      sender.messages,
      request.query,
      `/2010-04-01/Accounts/${sender.options.accountSid}/Messages.json`,
    ),
  );
  app.get("/Accounts/:accountSid/Messages/:file", (request) => {
    const message = sender.messages.get(MessageParams.parse(request.params).file.replace(/\.json$/, ""));
    if (!message) throw new TwilioError(20404);
    return message;
  });
}

/** Twilio's Messages API; what it sends lands in the inbox. */
export function twilio(world: World, options: TwilioOptions): Provider {
  const sender: Sender = { world, options, messages: new Map() };
  return {
    name: "twilio",
    routes(app) {
      app.register(
        async (scope) => {
          speakTwilio(scope, sender);
          messageRoutes(scope, sender);
        },
        { prefix: "/2010-04-01" },
      );
    },
    faultBody: outage,
    reset: () => sender.messages.clear(),
  };
}
