import { publicError } from "@drivopay/api/middleware/errors";
import { AppError, type ErrorCode, errorCatalogue, isErrorCode } from "@drivopay/contracts/errors";
import { matchLocale } from "@drivopay/i18n";
import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";

/** RFC 9457. */
interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly requestId: string;
}

/** Answers with a problem document; nothing of the error but what the catalogue tells leaves here. */
export async function sendProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  error: AppError,
): Promise<void> {
  const told = publicError(error, request.id, matchLocale(request.headers["accept-language"] ?? null));
  const problem: Problem = {
    type: problemType(error.code),
    title: errorCatalogue[error.code].title,
    status: error.status,
    ...told,
  };
  const wait = error.params.retryAfterSeconds;
  if (typeof wait === "number") void reply.header("retry-after", wait);
  await reply.code(error.status).type("application/problem+json").send(problem);
}

/** Where a code is explained. */
export function problemType(code: ErrorCode): string {
  return `/api/v1/docs#error-${code.toLowerCase().replaceAll("_", "-")}`;
}

const codesByStatus: Readonly<Record<number, keyof typeof errorCatalogue>> = {
  400: "BAD_REQUEST",
  404: "NOT_FOUND",
  413: "PAYLOAD_TOO_LARGE",
  415: "UNSUPPORTED_MEDIA_TYPE",
};

/** What the HTTP layer itself refuses (broken JSON, too large a body), as an error of the catalogue. */
export function fromHttpError(error: FastifyError | AppError): AppError {
  if (error instanceof AppError) return error;
  const code = codesByStatus[error.statusCode ?? 500];
  return new AppError(isErrorCode(code) ? code : "INTERNAL", { cause: error });
}
