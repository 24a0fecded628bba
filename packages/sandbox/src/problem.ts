import type { FastifyError, FastifyInstance, FastifyReply } from "fastify";
import { ZodError, type z } from "zod";
import { Refusal } from "./core/provider.ts";
import type { SandboxLogger } from "./options.ts";

function sendProblem(reply: FastifyReply, problem: { status: number; code: string; detail: string }) {
  return reply
    .code(problem.status)
    .type("application/problem+json")
    .send(JSON.stringify({ type: "about:blank", title: problem.code, ...problem }));
}

/** The control API's errors: problem documents (RFC 9457) with a `code` a test can match on. */
export function answerWithProblems(app: FastifyInstance, logger: SandboxLogger): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    if (error instanceof Refusal) {
      return sendProblem(reply, { status: error.status, code: error.code, detail: error.message });
    }
    if (error instanceof ZodError) {
      const detail = error.issues.map(tell).join("; ");
      return sendProblem(reply, { status: 400, code: "INVALID_REQUEST", detail });
    }
    const status = error.statusCode ?? 500;
    if (status >= 500) logger.error({ err: error, path: request.url }, "request failed");
    return sendProblem(reply, {
      status,
      code: status < 500 ? "INVALID_REQUEST" : "FAULT",
      detail: error.message,
    });
  });
  app.setNotFoundHandler((request, reply) =>
    sendProblem(reply, {
      status: 404,
      code: "NOT_FOUND",
      detail: `There is no ${request.method} ${request.url} here`,
    }),
  );
}

/** One thing that is wrong with a request, in a sentence that names the field. */
function tell(issue: z.core.$ZodIssue): string {
  const place = issue.path.join(".");
  if (issue.code !== "unrecognized_keys") return place === "" ? issue.message : `${place}: ${issue.message}`;
  const names = issue.keys.map((key) => [...issue.path, key].join("."));
  return `There is no field ${names.join(", ")}`;
}
