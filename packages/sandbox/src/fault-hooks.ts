import { setTimeout as sleep } from "node:timers/promises";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Fault, Faults } from "./core/faults.ts";
import type { Provider } from "./core/provider.ts";

const defaultLatencyMs = 1_000;

/** Resolves when the client has gone, or after the time given. */
function untilGone(reply: FastifyReply, atMostMs: number | undefined): Promise<void> {
  return new Promise((resolve) => {
    const { socket } = reply.request.raw;
    if (socket.destroyed) return resolve();
    const done = (): void => {
      clearTimeout(timer);
      socket.off("close", done);
      resolve();
    };
    const timer = atMostMs === undefined ? undefined : setTimeout(done, atMostMs);
    socket.once("close", done);
  });
}

/**
 * Injects latency, errors and time-outs into a provider's routes. An error strikes before any work is done; a
 * time-out after it, so that the caller cannot know.
 */
export function hookFaults(app: FastifyInstance, provider: Provider, faults: Faults): void {
  const timeouts = new WeakMap<FastifyRequest, Fault>();

  app.addHook("onRequest", async (request, reply) => {
    const [path = "", query = ""] = request.url.split("?", 2);
    const call = { provider: provider.name, method: request.method, path, query };
    const latency = faults.onCall("latency", call);
    if (latency) await sleep(latency.latencyMs ?? defaultLatencyMs);
    const error = faults.onCall("error", call);
    if (error) {
      const status = error.status ?? 500;
      if (error.retryAfterSeconds !== undefined) reply.header("retry-after", error.retryAfterSeconds);
      return reply.code(status).send(provider.faultBody(status));
    }
    const timeout = faults.onCall("timeout", call);
    if (timeout) timeouts.set(request, timeout);
  });

  app.addHook("onSend", async (request, reply, payload) => {
    const timeout = timeouts.get(request);
    if (timeout) await untilGone(reply, timeout.latencyMs);
    return payload;
  });
}
