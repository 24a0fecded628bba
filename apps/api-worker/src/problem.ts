import { STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import { publicError, toAppError } from "@drivopay/api/middleware/errors";
import { AppError, type ErrorCode, errorCatalogue } from "@drivopay/contracts/errors";
import type { Language } from "@drivopay/contracts/identifiers";
import { matchLocale } from "@drivopay/i18n";
import { newId } from "@drivopay/runtime/ids";
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
  const problem = problemOf(error, request.id, matchLocale(request.headers["accept-language"] ?? null));
  void reply.header("x-request-id", request.id);
  const wait = error.params.retryAfterSeconds;
  if (typeof wait === "number") void reply.header("retry-after", wait);
  await reply.code(error.status).type("application/problem+json").send(problem);
}

function problemOf(error: AppError, requestId: string, locale: Language): Problem {
  const { title } = errorCatalogue[error.code];
  return {
    ...{ type: problemType(error.code), title, status: error.status },
    ...publicError(error, requestId, locale),
  };
}

/** Where a code is explained. */
export function problemType(code: ErrorCode): string {
  return `/api/v1/docs#error-${code.toLowerCase().replaceAll("_", "-")}`;
}

const codesByStatus: Readonly<Record<number, ErrorCode>> = {
  404: "NOT_FOUND",
  408: "TIMEOUT",
  413: "PAYLOAD_TOO_LARGE",
  415: "UNSUPPORTED_MEDIA_TYPE",
  431: "PAYLOAD_TOO_LARGE",
};

/** What the HTTP layer itself refuses (broken JSON, too large a body), as an error of the catalogue. */
export function fromHttpError(error: FastifyError | AppError): AppError {
  if (error instanceof AppError) return error;
  if (error.code === "FST_ERR_HANDLER_TIMEOUT") return new AppError("TIMEOUT", { cause: error });
  const status = error.statusCode ?? 500;
  if (status >= 500) return toAppError(error);
  return new AppError(codesByStatus[status] ?? "BAD_REQUEST", { cause: error });
}

/** What of Node's parser says more than that a request is broken. */
const codesByFault: Readonly<Record<string, ErrorCode>> = {
  ERR_HTTP_REQUEST_TIMEOUT: "TIMEOUT",
  HPE_HEADER_OVERFLOW: "PAYLOAD_TOO_LARGE",
};

/** Answers what never became a request: bytes that are no HTTP, headers without an end, a body that does not come. */
export function refuseBrokenHttp(fault: NodeJS.ErrnoException, socket: Socket): void {
  if (fault.code === "ECONNRESET" || !socket.writable) {
    socket.destroy(fault);
    return;
  }
  const error = new AppError(codesByFault[fault.code ?? ""] ?? "BAD_REQUEST", { cause: fault });
  const requestId = newId();
  const body = JSON.stringify(problemOf(error, requestId, "en"));
  socket.end(
    [
      `HTTP/1.1 ${error.status} ${STATUS_CODES[error.status] ?? "Error"}`,
      "content-type: application/problem+json",
      `content-length: ${Buffer.byteLength(body)}`,
      `x-request-id: ${requestId}`,
      "connection: close",
      `\r\n${body}`,
    ].join("\r\n"),
  );
}
