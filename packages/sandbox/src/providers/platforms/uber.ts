import type { FastifyError, FastifyInstance, FastifyReply } from "fastify";
import { z } from "zod";
import type { Provider } from "../../core/provider.ts";
import type { World } from "../../core/world.ts";
import type { PlatformOptions } from "../../options.ts";
import { consentRoutes, Form, speakOauth } from "./consent.ts";
import { uberEvents } from "./events.ts";
import { Oauth, OauthError } from "./oauth.ts";
import { netOf, type Trip, TripBook } from "./state.ts";
import { tripsOf } from "./trips.ts";

const longestWindowSeconds = 10 * 86_400;
const defaultWindowSeconds = 7 * 86_400;
const callsAnHour = 2_000;

const PaymentsQuery = z.object({
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(50).default(5),
  from_time: z.coerce.number().int().optional(),
  to_time: z.coerce.number().int().optional(),
});

class UberError extends Error {
  override readonly name = "UberError";
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

const categories = { TRIP: "fare", TIP: "tip", INCENTIVE: "promotion" } as const;
/** Uber speaks of money in major units, as a decimal number. */
const rupees = (paise: number): number => paise / 100;

function payment(trip: Trip): object {
  const gone = trip.status === "REVERSED";
  return {
    payment_id: trip.id,
    category: categories[trip.kind],
    event_time: trip.at.getTime() / 1_000,
    trip_id: trip.tripId,
    cash_collected: gone ? 0 : rupees(trip.cash),
    amount: gone ? 0 : rupees(netOf(trip)),
    driver_id: trip.accountId,
    partner_id: trip.accountId,
    breakdown: gone
      ? {}
      : { other: rupees(trip.gross), service_fee: rupees(trip.commission), taxes: rupees(trip.tax) },
    rider_fees: {},
    currency_code: "INR",
  };
}

/** Newest first, as Uber lists them: a trip that ends meanwhile shifts every page behind it. */
function payments(book: TripBook, accountId: string, query: unknown): object {
  const { offset, limit, from_time, to_time } = PaymentsQuery.parse(query);
  const to = to_time ?? (from_time === undefined ? book.nowMs() / 1_000 : from_time + defaultWindowSeconds);
  const from = from_time ?? to - defaultWindowSeconds;
  if (to - from > longestWindowSeconds) {
    throw new UberError(422, "validation_failed", "The time range must not exceed 10 days");
  }
  const inWindow = ({ at }: Trip) => at.getTime() / 1_000 >= from && at.getTime() / 1_000 < to;
  const found = book.trips
    .filter((trip) => trip.accountId === accountId && trip.status !== "PENDING" && inWindow(trip))
    .sort((one, other) => other.at.getTime() - one.at.getTime() || other.id.localeCompare(one.id));
  return { count: found.length, limit, offset, payments: found.slice(offset, offset + limit).map(payment) };
}

function me(book: TripBook, accountId: string): object {
  const account = book.accountFor(accountId);
  const [first = "", ...rest] = account.name.split(" ");
  return {
    driver_id: account.id,
    first_name: first,
    last_name: rest.join(" "),
    phone_number: account.phone,
    email: `${account.id}@uber.example`,
    picture: "",
    rating: 4.9,
    activation_status: "active",
    promo_code: "",
  };
}

export function outage(status: number): object {
  if (status === 429) return { message: "Exceeded rate limit", code: "rate_limited" };
  if (status === 401) return { message: "Invalid OAuth 2.0 credentials provided.", code: "unauthorized" };
  return status < 500
    ? { message: "The request is invalid", code: "invalid_request" }
    : { message: "Unexpected internal server error", code: "internal_server_error" };
}

function speakUber(app: FastifyInstance, world: World, oauth: Oauth): void {
  const calls = new Map<string, { hour: number; made: number }>();
  const count = (accountId: string, reply: FastifyReply): void => {
    const hour = Math.floor(world.clock.nowMs() / 3_600_000);
    const known = calls.get(accountId);
    const made = known?.hour === hour ? known.made + 1 : 1;
    calls.set(accountId, { hour, made });
    reply.header("x-rate-limit-limit", String(callsAnHour));
    reply.header("x-rate-limit-remaining", String(Math.max(0, callsAnHour - made)));
    reply.header("x-rate-limit-reset", String((hour + 1) * 3_600));
    if (made > callsAnHour) throw new UberError(429, "rate_limited", "Exceeded rate limit");
  };
  app.addHook("onRequest", async (request, reply) => {
    if (!request.url.includes("/v1/")) return;
    const accountId = oauth.accountOf(request.headers.authorization);
    if (accountId === null)
      throw new UberError(401, "unauthorized", "Invalid OAuth 2.0 credentials provided.");
    count(accountId, reply);
  });
  app.setErrorHandler((error: FastifyError, request, reply) => {
    if (error instanceof UberError) {
      return reply.code(error.status).send({ code: error.code, message: error.message });
    }
    if (error instanceof OauthError) {
      return reply.code(error.status).send({ error: error.code, error_description: error.message });
    }
    const status = error instanceof z.ZodError ? 422 : (error.statusCode ?? 500);
    if (status >= 500) world.logger.error({ err: error, path: request.url }, "request failed");
    return reply.code(status).send({ code: "validation_failed", message: error.message });
  });
}

/** Uber's driver API: who the driver is and what was paid, after OAuth. */
export function uber(world: World, options: PlatformOptions): Provider {
  const book = new TripBook(world, "uber");
  const oauth = new Oauth(world, book, options, { accessSeconds: 2_592_000, rotatesRefresh: false });
  const mine = (authorization: string | undefined): string => oauth.accountOf(authorization) ?? "";
  return {
    name: "uber",
    routes(app) {
      // A fault of 429 says when to come back, as Uber does.
      app.addHook("onSend", async (_request, reply) => {
        if (reply.statusCode === 429 && !reply.hasHeader("x-rate-limit-reset")) {
          reply.header("x-rate-limit-limit", String(callsAnHour));
          reply.header("x-rate-limit-remaining", "0");
          reply.header("x-rate-limit-reset", String(Math.ceil(Date.now() / 1_000) + 1));
        }
      });
      speakOauth(app);
      speakUber(app, world, oauth);
      consentRoutes(app, "/oauth/v2/authorize", { oauth, book });
      app.post("/oauth/v2/token", (request) => oauth.token(Form.parse(request.body)));
      app.post("/oauth/v2/revoke", (request, reply) => {
        oauth.revoke(Form.parse(request.body).token ?? "");
        return reply.code(200).send();
      });
      app.get("/v1/partners/me", (request) => me(book, mine(request.headers.authorization)));
      app.get("/v1/partners/payments", (request) =>
        payments(book, mine(request.headers.authorization), request.query),
      );
    },
    faultBody: outage,
    trips: tripsOf(book, oauth, uberEvents({ world, options })),
    reset() {
      book.clear();
      oauth.clear();
    },
  };
}
