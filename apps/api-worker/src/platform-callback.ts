import { finishConnect } from "@drivopay/api/platforms/index";
import type { Services } from "@drivopay/api/services";
import { AppError } from "@drivopay/contracts/errors";
import { Platform } from "@drivopay/contracts/platforms";
import type { FastifyInstance } from "fastify";
import { z } from "zod";

const Params = z.object({ platform: z.string().toUpperCase().pipe(Platform) });
/** A platform may send more along; a field sent twice is taken for none. */
const one = z.string().max(2_000).optional().catch(undefined);
const Query = z.object({ state: one, code: one, error: one });

/**
 * Where a platform sends the driver's browser back to; it goes on to the driver app, which says how it ended. No
 * token comes along: who the driver is stands behind the state, which is good once.
 */
export function registerPlatformCallback(app: FastifyInstance, services: Services): void {
  app.get("/platforms/callback/:platform", async (request, reply) => {
    const params = Params.safeParse(request.params);
    if (!params.success) throw new AppError("NOT_FOUND");
    const { state = null, code = null, error = null } = Query.parse(request.query);
    const outcome = await finishConnect(services, {
      ...{ platform: params.data.platform, state, code, error, ipAddress: request.ip },
      userAgent: request.headers["user-agent"] ?? null,
    });
    const back = new URL("/earnings/platforms", services.settings.driverWebUrl);
    back.searchParams.set("platform", params.data.platform);
    back.searchParams.set("outcome", outcome);
    return reply.header("cache-control", "no-store").redirect(back.href, 303);
  });
}
