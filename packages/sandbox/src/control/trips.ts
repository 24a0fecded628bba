import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { Refusal } from "../core/provider.ts";
import type { ControlParts } from "./routes.ts";

const Platform = z
  .string()
  .toLowerCase()
  .pipe(z.enum(["uber", "ola", "rapido"]));
/** An instant, or a day. */
const When = z.union([z.iso.datetime({ offset: true }), z.iso.date()]).transform((text) => new Date(text));

const TripsBody = z.strictObject({
  platform: Platform,
  driverRef: z.string().min(1).optional(),
  count: z.int().min(1).max(20_000).default(1),
  from: When.optional(),
  to: When.optional(),
  /** Paise before the platform's part; drawn when left out. */
  amount: z.int().min(100).max(10_000_000).optional(),
  /** The share of trips paid in cash, 0 to 1. */
  cashShare: z.number().min(0).max(1).optional(),
  /** Not final yet: the platform may still change them. */
  pending: z.boolean().optional(),
});
const ChangeBody = z.strictObject({
  outcome: z.enum(["amend", "reverse", "finalise"]),
  /** For an amendment: what the trip brings the driver now, in paise. */
  amount: z.int().min(-10_000_000).max(10_000_000).optional(),
});
const TokensBody = z.strictObject({
  platform: Platform,
  driverRef: z.string().min(1).optional(),
  action: z.enum(["revoke", "expire"]),
});
const IdParams = z.object({ id: z.string() });
const ListQuery = z.strictObject({ platform: Platform.optional(), driverRef: z.string().optional() });

/** Trips to make, restate and take back, and tokens that platforms take away. */
export function tripControls(app: FastifyInstance, { providers }: ControlParts): void {
  const of = (platform: string) => {
    const trips = providers.find(({ name }) => name === platform)?.trips;
    if (!trips) throw new Refusal(404, "NOT_FOUND", `There is no ${platform} here`);
    return trips;
  };

  app.get("/trips", (request) => {
    const { platform, driverRef } = ListQuery.parse(request.query);
    return providers
      .filter(({ name }) => platform === undefined || name === platform)
      .flatMap(({ trips }) => trips?.list() ?? [])
      .filter((trip) => driverRef === undefined || trip.driverRef === driverRef);
  });
  app.get("/trips/drivers", () => providers.flatMap(({ trips }) => trips?.accounts() ?? []));
  app.post("/trips", (request) => {
    const { platform, ...asked } = TripsBody.parse(request.body);
    const trips = of(platform).generate(asked);
    const due = trips.reduce((sum, trip) => sum + trip.due, 0);
    return { platform, driverRef: trips[0]?.driverRef ?? null, count: trips.length, due, trips };
  });
  app.post("/trips/tokens", (request) => {
    const { platform, driverRef, action } = TokensBody.parse(request.body);
    return of(platform).endTokens(driverRef, action);
  });
  app.post("/trips/:id", (request) => {
    const { id } = IdParams.parse(request.params);
    const change = ChangeBody.parse(request.body);
    for (const { trips } of providers) {
      const changed = trips?.change(id, change);
      if (changed) return changed;
    }
    throw new Refusal(404, "NOT_FOUND", `There is no trip ${id}`);
  });
}
