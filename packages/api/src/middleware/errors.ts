import { AppError, type ErrorCode, errorCatalogue, type PublicError } from "@drivopay/contracts/errors";
import type { Language } from "@drivopay/contracts/identifiers";
import { databaseOutage } from "@drivopay/db";
import { errorText } from "@drivopay/i18n";
import { TRPCError } from "@trpc/server";
import type { TRPC_ERROR_CODE_KEY } from "@trpc/server/rpc";
import { ZodError } from "zod";

const trpcCodes: Readonly<Record<number, TRPC_ERROR_CODE_KEY>> = {
  400: "BAD_REQUEST",
  401: "UNAUTHORIZED",
  403: "FORBIDDEN",
  404: "NOT_FOUND",
  409: "CONFLICT",
  413: "PAYLOAD_TOO_LARGE",
  415: "UNSUPPORTED_MEDIA_TYPE",
  429: "TOO_MANY_REQUESTS",
  500: "INTERNAL_SERVER_ERROR",
  502: "BAD_GATEWAY",
  503: "SERVICE_UNAVAILABLE",
  504: "GATEWAY_TIMEOUT",
};

const catalogueCodes: Partial<Record<TRPC_ERROR_CODE_KEY, ErrorCode>> = {
  BAD_REQUEST: "BAD_REQUEST",
  PARSE_ERROR: "BAD_REQUEST",
  NOT_FOUND: "NOT_FOUND",
  METHOD_NOT_SUPPORTED: "NOT_FOUND",
  UNAUTHORIZED: "UNAUTHENTICATED",
  FORBIDDEN: "FORBIDDEN",
  CONFLICT: "CONFLICT",
  PAYLOAD_TOO_LARGE: "PAYLOAD_TOO_LARGE",
  UNSUPPORTED_MEDIA_TYPE: "UNSUPPORTED_MEDIA_TYPE",
  TOO_MANY_REQUESTS: "RATE_LIMITED",
  TIMEOUT: "TIMEOUT",
};

/** Whatever was thrown, as an error of the catalogue. What is not expected becomes INTERNAL and keeps its cause. */
export function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  if (thrown instanceof ZodError) return validationError(thrown);
  if (thrown instanceof TRPCError) {
    if (thrown.cause instanceof AppError) return thrown.cause;
    if (thrown.cause instanceof ZodError && thrown.code === "BAD_REQUEST")
      return validationError(thrown.cause);
    const code = catalogueCodes[thrown.code];
    if (code) return new AppError(code, { cause: thrown });
  }
  const outage = databaseOutage(thrown);
  if (outage) return new AppError(outage === "gone" ? "PROVIDER_UNAVAILABLE" : "TIMEOUT", { cause: thrown });
  return new AppError("INTERNAL", { cause: thrown });
}

/** An error of the catalogue as the transport throws it. */
export function toTrpcError(error: AppError): TRPCError {
  return new TRPCError({
    code: trpcCodes[error.status] ?? "INTERNAL_SERVER_ERROR",
    message: error.code,
    cause: error,
  });
}

/** All that leaves the server about an error, in the caller's language. */
export function publicError(error: AppError, requestId: string, locale: Language): PublicError {
  return {
    code: error.code,
    requestId,
    detail: errorText(error.code, locale, error.params),
    retryable: errorCatalogue[error.code].retryable,
    ...(Object.keys(error.params).length > 0 ? { params: error.params } : {}),
    ...(error.fieldErrors.length > 0 ? { errors: error.fieldErrors } : {}),
  };
}

function validationError(error: ZodError): AppError {
  const errors = error.issues.flatMap((issue) =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((key) => ({ path: [...issue.path, key].join("."), message: "Unknown field" }))
      : [{ path: issue.path.join("."), message: issue.message }],
  );
  return new AppError("VALIDATION_FAILED", { errors, cause: error });
}
