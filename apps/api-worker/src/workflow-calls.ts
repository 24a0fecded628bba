import type { Services } from "@drivopay/api/services";
import { createWorkflows } from "@drivopay/api/workflows";
import { type RequestContext, withRequestContext } from "@drivopay/runtime/request-context";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { fastifyPlugin as inngestPlugin } from "inngest/fastify";
import { z } from "zod";

/** Workflow calls carry the answers of all steps before. */
const bodyLimitBytes = 4 * 1024 * 1024;

/** The request that an event was made for, as `announce` wrote it into the event. */
const MadeFor = z.object({
  event: z.object({
    data: z.object({
      madeFor: z.object({
        requestId: z.string(),
        traceId: z.string().optional(),
        spanId: z.string().optional(),
      }),
    }),
  }),
});

/** Where the executor calls the workflows. Their steps run as the request that set them going, in logs and towards providers. */
export async function registerWorkflows(app: FastifyInstance, services: Services): Promise<void> {
  await app.register(async (workflows) => {
    workflows.addHook("onRoute", (route) => {
      route.bodyLimit = bodyLimitBytes;
    });
    workflows.addHook("preHandler", (request, _reply, done) => {
      const context = contextOf(request);
      if (context) withRequestContext(context, done);
      else done();
    });
    await workflows.register(inngestPlugin, {
      client: services.inngest,
      functions: createWorkflows(services),
      options: { serveOrigin: services.settings.publicApiUrl, servePath: "/api/inngest" },
    });
  });
}

function contextOf({ body }: FastifyRequest): RequestContext | null {
  const read = MadeFor.safeParse(body);
  if (!read.success) return null;
  const { requestId, traceId, spanId } = read.data.event.data.madeFor;
  return { requestId, ...(traceId && spanId ? { traceId, spanId } : {}) };
}
