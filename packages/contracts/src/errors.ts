/**
 * The one catalogue of errors. tRPC, REST, OpenAPI, the clients and the translations all read it.
 * A code, once published, keeps its meaning; `retryable` says whether the same call may work later unchanged.
 */
export const errorCatalogue = {
  BAD_REQUEST: { status: 400, retryable: false, title: "The request is not valid" },
  VALIDATION_FAILED: { status: 400, retryable: false, title: "Some fields are not valid" },
  IDEMPOTENCY_KEY_REQUIRED: { status: 400, retryable: false, title: "An Idempotency-Key header is required" },
  UNAUTHENTICATED: { status: 401, retryable: false, title: "Sign in first" },
  TOKEN_EXPIRED: { status: 401, retryable: false, title: "The access token has expired" },
  SESSION_REVOKED: { status: 401, retryable: false, title: "The session has ended" },
  REFRESH_TOKEN_REUSED: { status: 401, retryable: false, title: "The refresh token was used before" },
  OTP_INVALID: { status: 401, retryable: false, title: "The code is wrong" },
  OTP_EXPIRED: { status: 401, retryable: false, title: "The code has expired" },
  OTP_ATTEMPTS_EXCEEDED: { status: 429, retryable: false, title: "Too many wrong codes" },
  OTP_RESEND_TOO_SOON: { status: 429, retryable: true, title: "A code was sent a moment ago" },
  OTP_SENDS_EXCEEDED: { status: 429, retryable: true, title: "Too many codes were sent" },
  PIN_REQUIRED: { status: 401, retryable: false, title: "The PIN is required" },
  PIN_NOT_SET: { status: 409, retryable: false, title: "No PIN has been set" },
  PIN_INVALID: { status: 401, retryable: false, title: "The PIN is wrong" },
  PIN_LOCKED: { status: 429, retryable: false, title: "The PIN is locked after too many wrong tries" },
  PIN_TOO_SIMPLE: { status: 400, retryable: false, title: "The PIN is too easy to guess" },
  FORBIDDEN: { status: 403, retryable: false, title: "Not allowed" },
  ACCOUNT_SUSPENDED: { status: 403, retryable: false, title: "The account is suspended" },
  ACCOUNT_BLOCKED: { status: 403, retryable: false, title: "The account is blocked" },
  KYC_REQUIRED: { status: 403, retryable: false, title: "Identity must be verified first" },
  CSRF_REFUSED: { status: 403, retryable: false, title: "The request did not come from our pages" },
  NOT_FOUND: { status: 404, retryable: false, title: "Not found" },
  CONFLICT: { status: 409, retryable: false, title: "The state has changed" },
  STATE_CONFLICT: { status: 409, retryable: false, title: "That is not possible in the present state" },
  IDEMPOTENCY_CONFLICT: {
    status: 409,
    retryable: false,
    title: "The idempotency key was used for another request",
  },
  IDEMPOTENCY_IN_FLIGHT: {
    status: 409,
    retryable: true,
    title: "The first request with this key is still running",
  },
  BANK_ACCOUNT_EXISTS: { status: 409, retryable: false, title: "The bank account is already linked" },
  BANK_ACCOUNT_UNVERIFIED: { status: 409, retryable: false, title: "The bank account is not verified" },
  BANK_ACCOUNT_COOLING_OFF: {
    status: 409,
    retryable: true,
    title: "The bank account is too new for this amount",
  },
  PAN_IN_USE: { status: 409, retryable: false, title: "The PAN is linked to another account" },
  ACCOUNT_NOT_EMPTY: {
    status: 409,
    retryable: false,
    title: "The account has money, a debt, or a withdrawal under way",
  },
  CONSENT_NEEDED: {
    status: 409,
    retryable: false,
    title: "The account cannot go on without this consent; close it instead",
  },
  EMAIL_MISSING: { status: 409, retryable: false, title: "There is no email address to verify" },
  IFSC_UNKNOWN: { status: 400, retryable: false, title: "No branch has this IFSC" },
  INSUFFICIENT_BALANCE: { status: 409, retryable: false, title: "The balance is too low" },
  LIMIT_EXCEEDED: { status: 409, retryable: false, title: "A limit would be exceeded" },
  AMOUNT_TOO_SMALL: { status: 400, retryable: false, title: "The amount is below the minimum" },
  REFUND_EXCEEDS_PAYMENT: {
    status: 409,
    retryable: false,
    title: "More than was captured cannot be refunded",
  },
  UNSUPPORTED_MEDIA_TYPE: {
    status: 415,
    retryable: false,
    title: "The request's content type is not accepted",
  },
  UNSUPPORTED_FILE: { status: 415, retryable: false, title: "That kind of file is not accepted" },
  PICTURE_TOO_SMALL: { status: 400, retryable: false, title: "The picture is too small to be read" },
  PAYLOAD_TOO_LARGE: { status: 413, retryable: false, title: "The request is too large" },
  SIGNATURE_INVALID: { status: 401, retryable: false, title: "The signature does not match" },
  RATE_LIMITED: { status: 429, retryable: true, title: "Too many requests" },
  PROVIDER_UNAVAILABLE: { status: 503, retryable: true, title: "A service we depend on is not reachable" },
  PLATFORM_SIGN_IN_REQUIRED: {
    status: 409,
    retryable: false,
    title: "The driver has to sign in at the platform again",
  },
  STATEMENT_UNREADABLE: { status: 400, retryable: false, title: "The file is no statement we can read" },
  PROVIDER_REJECTED: { status: 502, retryable: false, title: "A service we depend on refused the request" },
  TIMEOUT: { status: 504, retryable: true, title: "The request took too long" },
  INTERNAL: { status: 500, retryable: true, title: "Something went wrong on our side" },
} as const satisfies Record<string, { status: number; retryable: boolean; title: string }>;

export type ErrorCode = keyof typeof errorCatalogue;

export const errorCodes = Object.keys(errorCatalogue).filter(isErrorCode);

export function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === "string" && Object.hasOwn(errorCatalogue, value);
}

/** Facts that fill the translated message: amounts in paise, seconds, names; never personal data. */
export type ErrorParams = Readonly<Record<string, string | number>>;

/** One field that was refused. */
export interface FieldError {
  readonly path: string;
  readonly message: string;
}

/** What a client is told about an error; nothing else of it leaves the server. */
export interface PublicError {
  readonly code: ErrorCode;
  readonly requestId: string;
  readonly detail: string;
  readonly retryable: boolean;
  readonly params?: ErrorParams;
  readonly errors?: readonly FieldError[];
}

interface ErrorFacts {
  readonly params?: ErrorParams;
  readonly errors?: readonly FieldError[];
  readonly cause?: unknown;
}

/** An expected refusal, thrown before the first write. */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly code: ErrorCode;
  readonly params: ErrorParams;
  readonly fieldErrors: readonly FieldError[];

  constructor(code: ErrorCode, options: ErrorFacts = {}) {
    super(
      `${code}: ${errorCatalogue[code].title}`,
      options.cause === undefined ? {} : { cause: options.cause },
    );
    this.code = code;
    this.params = options.params ?? {};
    this.fieldErrors = options.errors ?? [];
  }

  get status(): number {
    return errorCatalogue[this.code].status;
  }

  get retryable(): boolean {
    return errorCatalogue[this.code].retryable;
  }
}

/**
 * That a bank or UPI is away, or refused: the person is told that it is not us, and that the money is safe. Every other
 * provider, as the one of text messages, has an AppError without a reason.
 */
export function bankError(
  code: "PROVIDER_UNAVAILABLE" | "PROVIDER_REJECTED",
  facts: ErrorFacts = {},
): AppError {
  const reason = code === "PROVIDER_UNAVAILABLE" ? "BANK_AWAY" : "BANK_REFUSED";
  return new AppError(code, { ...facts, params: { ...facts.params, reason } });
}
