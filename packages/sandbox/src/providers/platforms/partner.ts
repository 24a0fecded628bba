import type { FastifyError, FastifyInstance } from "fastify";
import { z } from "zod";
import type { Provider } from "../../core/provider.ts";
import type { World } from "../../core/world.ts";
import type { PlatformOptions } from "../../options.ts";
import { consentRoutes, Form, speakOauth } from "./consent.ts";
import { partnerEvents } from "./events.ts";
import { Oauth, OauthError } from "./oauth.ts";
import { netOf, type Trip, TripBook } from "./state.ts";
import { tripsOf } from "./trips.ts";

const EarningsQuery = z.object({
  from: z.iso.datetime({ offset: true }),
  to: z.iso.datetime({ offset: true }),
  cursor: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(100),
});
const DriverParams = z.object({ driverId: z.string() });

class PartnerError extends Error {
  override readonly name = "PartnerError";
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }

  body(): object {
    return { error: { code: this.code, message: this.message } };
  }
}

const indianTime = (at: Date): string =>
  `${new Date(at.getTime() + 19_800_000).toISOString().slice(0, 19)}+05:30`;

function earning(trip: Trip): object {
  return {
    earning_id: trip.id,
    trip_id: trip.tripId,
    type: trip.kind,
    gross_paise: trip.gross,
    commission_paise: trip.commission,
    tax_paise: trip.tax,
    net_paise: netOf(trip),
    cash_collected_paise: trip.cash,
    currency: "INR",
    occurred_at: indianTime(trip.at),
    settled_at: null,
    status: trip.status,
  };
}

/** Oldest first; the cursor is the last row seen, so that new rows shift nothing. */
function earnings(book: TripBook, accountId: string, query: unknown): object {
  const { from, to, cursor, limit } = EarningsQuery.parse(query);
  const mark = (trip: Trip) => `${trip.at.toISOString()} ${trip.id}`;
  const behind = cursor === undefined ? "" : Buffer.from(cursor, "base64url").toString();
  const found = book.trips
    .filter(({ accountId: whose, at }) => whose === accountId && at >= new Date(from) && at < new Date(to))
    .sort((one, other) => mark(one).localeCompare(mark(other)))
    .filter((trip) => mark(trip) > behind);
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  const more = found.length > limit && last;
  return {
    data: shown.map(earning),
    next_cursor: more ? Buffer.from(mark(last)).toString("base64url") : null,
  };
}

export function outage(status: number): object {
  const code = status === 429 ? "RATE_LIMITED" : status < 500 ? "INVALID_REQUEST" : "INTERNAL";
  return new PartnerError(status, code, "The request could not be served").body();
}

function speakPartner(app: FastifyInstance, world: World, oauth: Oauth): void {
  app.addHook("onRequest", async (request) => {
    if (!request.url.includes("/v1/")) return;
    const accountId = oauth.accountOf(request.headers.authorization);
    if (accountId === null) throw new PartnerError(401, "TOKEN_INVALID", "The access token is not valid");
    const { driverId } = DriverParams.parse(request.params);
    if (driverId !== accountId) throw new PartnerError(404, "NOT_FOUND", "There is no such driver");
  });
  app.addHook("onSend", async (_request, reply) => {
    if (reply.statusCode === 429) reply.header("retry-after", "1");
  });
  app.setErrorHandler((error: FastifyError, request, reply) => {
    if (error instanceof PartnerError) return reply.code(error.status).send(error.body());
    if (error instanceof OauthError) {
      return reply.code(error.status).send({ error: error.code, error_description: error.message });
    }
    const status = error instanceof z.ZodError ? 400 : (error.statusCode ?? 500);
    if (status >= 500) world.logger.error({ err: error, path: request.url }, "request failed");
    return reply.code(status).send(outage(status));
  });
}

/** Ola and Rapido publish no earnings API; this is the shape we assume behind their adapters. */
export function partner(name: "ola" | "rapido", world: World, options: PlatformOptions): Provider {
  const book = new TripBook(world, name);
  const oauth = new Oauth(world, book, options, { accessSeconds: 3_600, rotatesRefresh: true });
  return {
    name,
    routes(app) {
      speakOauth(app);
      speakPartner(app, world, oauth);
      consentRoutes(app, "/oauth/authorize", { oauth, book });
      app.post("/oauth/token", (request) => {
        const answer = oauth.token(Form.parse(request.body));
        return { ...answer, driver_id: oauth.accountOf(`Bearer ${answer.access_token}`) };
      });
      app.post("/oauth/revoke", (request, reply) => {
        oauth.revoke(Form.parse(request.body).token ?? "");
        return reply.code(200).send();
      });
      app.get("/v1/drivers/:driverId", (request) => {
        const { id, name: full, phone } = book.accountFor(DriverParams.parse(request.params).driverId);
        return { driver_id: id, name: full, phone, status: "ACTIVE" };
      });
      app.get("/v1/drivers/:driverId/earnings", (request) =>
        earnings(book, DriverParams.parse(request.params).driverId, request.query),
      );
    },
    faultBody: outage,
    trips: tripsOf(book, oauth, partnerEvents(name, { world, options })),
    reset() {
      book.clear();
      oauth.clear();
    },
  };
}
