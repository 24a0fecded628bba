import { AppError } from "@drivopay/contracts/errors";
import type { FastifyInstance } from "fastify";
import { sendProblem } from "./problem.ts";

/**
 * Answers TIMEOUT when a request has not been answered in time. What was begun for it goes on, and is found by a
 * repeat with the same key. (Fastify's own time limit ends with the body of a request, before any work is done.)
 */
export function limitTime(app: FastifyInstance, timeoutMs: number): void {
  app.addHook("preHandler", (request, reply, done) => {
    const timer = setTimeout(() => {
      if (!reply.sent) void sendProblem(request, reply, new AppError("TIMEOUT"));
    }, timeoutMs);
    reply.raw.once("close", () => clearTimeout(timer));
    done();
  });
}
