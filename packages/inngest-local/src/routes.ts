import { constantTimeEqual } from "@drivopay/runtime/crypto";
import Fastify, { type FastifyInstance } from "fastify";
import { z } from "zod";
import { transact } from "./database.ts";
import { dispatch } from "./dispatch.ts";
import type { Engine } from "./engine.ts";
import { type EventPayload, incomingEvents } from "./event.ts";
import { stepsById } from "./function-call.ts";
import { registration } from "./function-config.ts";
import { acceptEvents } from "./intake.ts";
import { readSteps } from "./run-state.ts";
import { runById, runsOfEvent } from "./run-views.ts";
import { endRun, lockLiveRun } from "./runs.ts";
import type { Scheduler } from "./scheduler.ts";
import { bearsSigningKey } from "./signing.ts";

export type RouteOptions = { eventKey: string | undefined; testClock: boolean };

const largestBodyBytes = 16 * 1024 * 1024;
const idParams = z.object({ id: z.string().max(512) });
const advance = z.object({ advanceMs: z.int().min(0) });

export function buildRoutes(engine: Engine, scheduler: Scheduler, options: RouteOptions): FastifyInstance {
  const app = Fastify({ bodyLimit: largestBodyBytes });
  readEveryBodyAsJson(app);
  answerErrors(app, engine);
  addEventRoute(app, engine, options.eventKey);
  app.get("/health", async () => {
    await engine.database`SELECT 1`;
    return { status: "ok", functions: engine.registry.functionCount(), inFlight: scheduler.inFlight() };
  });
  app.get("/dev", () => ({ version: "inngest-local", functions: engine.registry.functionCount() }));
  app.register(async (scope) => {
    scope.addHook("onRequest", async (request, reply) => {
      const { signingKey } = engine.settings;
      if (signingKey && !bearsSigningKey(request.headers.authorization, signingKey)) {
        await reply.code(401).send({ status: 401, error: "The signing key is missing or wrong" });
      }
    });
    addRegisterRoute(scope, engine);
    addSdkRoutes(scope, engine);
    addRunRoutes(scope, engine);
    if (options.testClock) addClockRoute(scope, engine);
  });
  return app;
}

/** The SDK does not always name a content type, and there is only one that is spoken here. */
function readEveryBodyAsJson(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "string" }, (_request, body, done) => {
    try {
      done(null, body.length === 0 ? undefined : JSON.parse(body.toString()));
    } catch {
      done(Object.assign(new Error("The body is not JSON"), { statusCode: 400 }));
    }
  });
}

function answerErrors(app: FastifyInstance, engine: Engine): void {
  app.setErrorHandler(async (error, request, reply) => {
    const status = error instanceof Error && "statusCode" in error ? Number(error.statusCode) : 500;
    if (status >= 500) engine.logger.error({ err: error, url: request.url }, "request failed");
    const message = status < 500 && error instanceof Error ? error.message : "Internal server error";
    await reply.code(status).send({ status, error: message });
  });
}

function addEventRoute(app: FastifyInstance, engine: Engine, eventKey: string | undefined): void {
  app.post<{ Params: { key: string } }>("/e/:key", async (request, reply) => {
    if (eventKey !== undefined && !constantTimeEqual(request.params.key, eventKey)) {
      return await reply.code(401).send({ status: 401, error: "Event key not found" });
    }
    const parsed = incomingEvents.safeParse(request.body);
    if (!parsed.success)
      return await reply.code(400).send({ status: 400, error: z.prettifyError(parsed.error) });
    const seed = request.headers["x-inngest-event-id-seed"];
    const ids = await acceptEvents(
      engine,
      parsed.data,
      typeof seed === "string" && seed !== "" ? seed : undefined,
    );
    return { ids, status: 200 };
  });
}

function addRegisterRoute(app: FastifyInstance, engine: Engine): void {
  app.post("/fn/register", async (request, reply) => {
    const parsed = registration.safeParse(request.body);
    if (!parsed.success)
      return await reply.code(400).send({ status: 400, error: z.prettifyError(parsed.error) });
    const modified = await engine.registry.register(parsed.data);
    return { ok: true, status: 200, modified };
  });
}

/** What the SDK fetches for itself when a call would have been too large. */
function addSdkRoutes(app: FastifyInstance, engine: Engine): void {
  app.get("/v0/runs/:id/actions", async (request) => {
    const { id } = idParams.parse(request.params);
    return stepsById((await readSteps(engine.database, id)).finished);
  });
  app.get("/v0/runs/:id/batch", async (request, reply) => {
    const { id } = idParams.parse(request.params);
    const [run] = await engine.database<
      { event: EventPayload }[]
    >`SELECT event FROM inngest.runs WHERE id = ${id}`;
    return run ? [run.event] : await reply.code(404).send({ status: 404, error: "No such run" });
  });
}

function addRunRoutes(app: FastifyInstance, engine: Engine): void {
  app.get("/v1/events/:id/runs", async (request, reply) => {
    const { id } = idParams.parse(request.params);
    const runs = await runsOfEvent(engine.database, id);
    return runs ? { data: runs } : await reply.code(404).send({ status: 404, error: "No such event" });
  });
  app.get("/v1/runs/:id", async (request, reply) => {
    const { id } = idParams.parse(request.params);
    const run = await runById(engine.database, id);
    return run ? { data: run } : await reply.code(404).send({ status: 404, error: "No such run" });
  });
  app.delete("/v1/runs/:id", async (request, reply) => {
    const { id } = idParams.parse(request.params);
    await transact(engine.database, async (sql) => {
      const run = await lockLiveRun(sql, id);
      if (run) await dispatch(engine, sql, await endRun(engine, sql, run, { status: "cancelled" }));
    });
    engine.wake();
    const run = await runById(engine.database, id);
    if (!run) return await reply.code(404).send({ status: 404, error: "No such run" });
    return run.status === "Cancelled"
      ? { data: run }
      : await reply.code(409).send({ status: 409, error: "The run has ended" });
  });
}

/** For end-to-end tests against a separate process; never on unless asked for. */
function addClockRoute(app: FastifyInstance, engine: Engine): void {
  app.post("/v1/test/clock", async (request, reply) => {
    const parsed = advance.safeParse(request.body);
    if (!parsed.success)
      return await reply.code(400).send({ status: 400, error: z.prettifyError(parsed.error) });
    engine.clock.advance(parsed.data.advanceMs);
    return { now: engine.clock.now().toISOString() };
  });
}
