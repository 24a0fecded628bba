import { AppError } from "@drivopay/contracts/errors";
import type { FastifyInstance } from "fastify";
import { sendProblem } from "./problem.ts";

const sweepEveryMs = 500;

/** An answer that is awaited. */
export interface AwaitedAnswer {
  readonly sinceMs: number;
  /** Answers in its place, unless it has been answered meanwhile. */
  giveUp(): void;
}

/** The answers that are awaited, each for so long. */
export interface TimeLimit {
  begin(awaited: AwaitedAnswer): void;
  end(awaited: AwaitedAnswer): void;
}

/**
 * Gives up answers that are awaited for too long. One timer looks after all of them, so a call costs no timer of its own
 * and an answer may be given up a little late. What was begun goes on, and is found by a repeat with the same key.
 * (Fastify's own time limit ends with the body of a request, before any work is done.)
 */
export function timeLimit(app: FastifyInstance, timeoutMs: number): TimeLimit {
  // In the order in which they began, so the first that is not due ends the look.
  const awaited = new Set<AwaitedAnswer>();
  const sweep = setInterval(
    () => {
      const begunBefore = performance.now() - timeoutMs;
      for (const one of awaited) {
        if (one.sinceMs > begunBefore) return;
        awaited.delete(one);
        one.giveUp();
      }
    },
    Math.min(sweepEveryMs, timeoutMs / 4),
  );
  sweep.unref();
  app.addHook("onClose", async () => clearInterval(sweep));
  return {
    begin: (one) => void awaited.add(one),
    end: (one) => void awaited.delete(one),
  };
}

/** Answers TIMEOUT as a problem document to every request of these routes that is not answered in time. */
export function limitTime(app: FastifyInstance, limit: TimeLimit): void {
  app.addHook("preHandler", (request, reply, done) => {
    const awaited: AwaitedAnswer = {
      sinceMs: performance.now(),
      giveUp: () => {
        if (!reply.sent) void sendProblem(request, reply, new AppError("TIMEOUT"));
      },
    };
    limit.begin(awaited);
    reply.raw.once("close", () => limit.end(awaited));
    done();
  });
}
