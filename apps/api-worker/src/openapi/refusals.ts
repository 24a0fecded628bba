import { publicError } from "@drivopay/api/middleware/errors";
import {
  AppError,
  type ErrorCode,
  type ErrorParams,
  errorCatalogue,
  errorCodes,
} from "@drivopay/contracts/errors";
import { minPaperEdgePixels } from "@drivopay/contracts/users";
import { problemType } from "../problem.ts";

const step = ["PIN_REQUIRED", "PIN_NOT_SET", "PIN_INVALID", "PIN_LOCKED"] as const;
const code = ["OTP_INVALID", "OTP_EXPIRED", "OTP_ATTEMPTS_EXCEEDED"] as const;
const sending = ["OTP_RESEND_TOO_SOON", "OTP_SENDS_EXCEEDED"] as const;
const closed = ["ACCOUNT_SUSPENDED", "ACCOUNT_BLOCKED"] as const;
const collecting = ["AMOUNT_TOO_SMALL", "PROVIDER_REJECTED"] as const;

/** What an operation refuses besides what its kind does; read from the `@throws` of the use cases. */
const ownRefusals: Readonly<Record<string, readonly ErrorCode[]>> = {
  "auth.register": sending,
  "auth.verifyOtp": [...code, ...closed],
  "auth.login": sending,
  "auth.verifyLoginOtp": [...code, ...closed],
  "auth.refresh": ["UNAUTHENTICATED", "TOKEN_EXPIRED", "SESSION_REVOKED", "REFRESH_TOKEN_REUSED", ...closed],
  "auth.forgotPassword": sending,
  "auth.resetPassword": [...code, ...closed, "PIN_TOO_SIMPLE", "NOT_FOUND"],
  "auth.setPin": [...step, "PIN_TOO_SIMPLE", "CONFLICT"],
  "auth.email.sendCode": [...sending, "EMAIL_MISSING", "STATE_CONFLICT"],
  "auth.email.verify": [...code, "EMAIL_MISSING", "CONFLICT"],
  "auth.devices.registerPushToken": ["NOT_FOUND"],
  "users.update": ["STATE_CONFLICT"],
  "users.close": ["ACCOUNT_NOT_EMPTY"],
  "users.submitKyc": ["STATE_CONFLICT", "NOT_FOUND", "PAN_IN_USE"],
  "users.resubmitKyc": ["STATE_CONFLICT", "NOT_FOUND", "PAN_IN_USE"],
  "users.uploadDocument": ["UNSUPPORTED_FILE", "PICTURE_TOO_SMALL"],
  "users.setPhoto": ["UNSUPPORTED_FILE"],
  "users.consents.withdraw": ["CONSENT_NEEDED"],
  "wallet.quoteWithdrawal": ["AMOUNT_TOO_SMALL", "LIMIT_EXCEEDED", "NOT_FOUND"],
  "wallet.withdraw": [
    ...(["KYC_REQUIRED", "NOT_FOUND", "BANK_ACCOUNT_UNVERIFIED", "BANK_ACCOUNT_COOLING_OFF"] as const),
    ...(["INSUFFICIENT_BALANCE", "LIMIT_EXCEEDED", "AMOUNT_TOO_SMALL"] as const),
  ],
  "wallet.cancelWithdrawal": ["STATE_CONFLICT"],
  "wallet.bankAccounts.add": ["IFSC_UNKNOWN", "BANK_ACCOUNT_EXISTS", "STATE_CONFLICT"],
  "wallet.bankAccounts.addUpi": ["BANK_ACCOUNT_EXISTS", "STATE_CONFLICT"],
  "wallet.bankAccounts.remove": ["STATE_CONFLICT"],
  "wallet.bankAccounts.setPrimary": ["BANK_ACCOUNT_UNVERIFIED"],
  "wallet.bankAccounts.lookupIfsc": ["IFSC_UNKNOWN"],
  "payments.qr.generate": collecting,
  "payments.qr.permanent": ["CONFLICT", "PROVIDER_REJECTED"],
  "payments.links.create": [...collecting, "IDEMPOTENCY_CONFLICT", "CONFLICT"],
  "payments.links.cancel": ["STATE_CONFLICT"],
  "payments.pay.openQr": ["STATE_CONFLICT", ...collecting],
  "payments.deposit": [...collecting, "LIMIT_EXCEEDED"],
  "payments.refund": [
    ...(["NOT_FOUND", "STATE_CONFLICT", "REFUND_EXCEEDS_PAYMENT", "AMOUNT_TOO_SMALL", "CONFLICT"] as const),
  ],
  "platforms.sync": ["NOT_FOUND", "PLATFORM_SIGN_IN_REQUIRED"],
  "platforms.importStatement": ["STATEMENT_UNREADABLE", "STATE_CONFLICT"],
  "transactions.issueIncomePassport": ["STATE_CONFLICT"],
};

/** The procedures of which the table above tells. */
export const refusingProcedures = Object.keys(ownRefusals);

/** What of an operation decides how it can refuse. */
export interface RefusingOperation {
  readonly procedurePath: string;
  readonly method: string;
  readonly path: string;
  readonly signedIn: boolean;
  readonly needsIdempotencyKey: boolean;
  readonly needsPin: boolean;
}

/** Every code that an operation can answer, in the order of the catalogue. */
export function refusalsOf(operation: RefusingOperation): ErrorCode[] {
  const possible = new Set<ErrorCode>([
    ...(["BAD_REQUEST", "VALIDATION_FAILED", "RATE_LIMITED"] as const),
    ...(["PROVIDER_UNAVAILABLE", "TIMEOUT", "INTERNAL"] as const),
    ...when(operation.method !== "GET", "PAYLOAD_TOO_LARGE", "UNSUPPORTED_MEDIA_TYPE"),
    ...when(operation.path.includes("{"), "NOT_FOUND"),
    ...when(
      operation.signedIn,
      "UNAUTHENTICATED",
      "TOKEN_EXPIRED",
      "SESSION_REVOKED",
      "FORBIDDEN",
      ...closed,
    ),
    ...when(operation.needsPin, ...step),
    ...when(
      operation.needsIdempotencyKey,
      "IDEMPOTENCY_KEY_REQUIRED",
      "IDEMPOTENCY_CONFLICT",
      "IDEMPOTENCY_IN_FLIGHT",
    ),
    ...(ownRefusals[operation.procedurePath] ?? []),
  ]);
  return errorCodes.filter((one) => possible.has(one));
}

const when = (holds: boolean, ...codes: readonly ErrorCode[]): readonly ErrorCode[] => (holds ? codes : []);

/** The responses for these codes: one for each status, which names its codes and shows each. */
export function refusalResponses(codes: readonly ErrorCode[]): Record<string, object> {
  const statuses = new Set(codes.map((one) => errorCatalogue[one].status));
  return Object.fromEntries(
    [...statuses].sort().map((status) => [
      status,
      refusal(
        status,
        codes.filter((one) => errorCatalogue[one].status === status),
      ),
    ]),
  );
}

function refusal(status: number, codes: readonly ErrorCode[]): object {
  const narrowed = { type: "object", properties: { status: { const: status }, code: { enum: codes } } };
  return {
    description: codes.map((one) => `\`${one}\`: ${errorCatalogue[one].title}`).join("; "),
    headers: status === 429 ? { ...countedHeaders, ...retryAfterHeader } : requestIdHeader,
    content: {
      "application/problem+json": {
        schema: { allOf: [{ $ref: "#/components/schemas/Problem" }, narrowed] },
        examples: Object.fromEntries(codes.map((one) => [one, { $ref: `#/components/examples/${one}` }])),
      },
    },
  };
}

/** Any refusal that an operation does not name. */
export const anyRefusal = {
  description: "A refusal",
  headers: { "X-Request-Id": { $ref: "#/components/headers/X-Request-Id" } },
  content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
};

const requestIdHeader = { "X-Request-Id": { $ref: "#/components/headers/X-Request-Id" } };
const retryAfterHeader = { "Retry-After": { $ref: "#/components/headers/Retry-After" } };

/** The headers of an answer that was counted. */
export const countedHeaders = {
  ...requestIdHeader,
  ...Object.fromEntries(
    ["RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset"].map((name) => [
      name,
      { $ref: `#/components/headers/${name}` },
    ]),
  ),
};

const seconds = { type: "integer", minimum: 0 };
/** The headers that operations refer to. */
export const headerComponents = {
  "X-Request-Id": { description: "Yours, if you sent one, else ours", schema: { type: "string" } },
  "RateLimit-Limit": { description: "Requests a minute", schema: { type: "integer" } },
  "RateLimit-Remaining": { description: "Requests left in this minute", schema: { type: "integer" } },
  "RateLimit-Reset": { description: "Seconds until the minute ends", schema: seconds },
  "Retry-After": { description: "Seconds to wait", schema: seconds },
};

const exampleParams: Readonly<Partial<Record<ErrorCode, ErrorParams>>> = {
  OTP_INVALID: { triesLeft: 3 },
  OTP_ATTEMPTS_EXCEEDED: { triesLeft: 0 },
  OTP_RESEND_TOO_SOON: { retryAfterSeconds: 21 },
  OTP_SENDS_EXCEEDED: { retryAfterSeconds: 2_400 },
  PIN_INVALID: { triesLeft: 3 },
  PIN_LOCKED: { retryAfterSeconds: 900 },
  RATE_LIMITED: { retryAfterSeconds: 34 },
  INSUFFICIENT_BALANCE: { available: 2_550 },
  LIMIT_EXCEEDED: { limit: "WITHDRAWAL_PER_DAY", remaining: 150_000, resetsAt: "2026-11-22T18:30:00.000Z" },
  AMOUNT_TOO_SMALL: { minimum: 100 },
  PICTURE_TOO_SMALL: { minimumPixels: minPaperEdgePixels },
  ACCOUNT_NOT_EMPTY: { reason: "BALANCE", amount: 2_550 },
  BANK_ACCOUNT_COOLING_OFF: { remaining: 200_000, until: "2026-11-23T10:15:30.123Z" },
  REFUND_EXCEEDS_PAYMENT: { remaining: 4_000 },
};

/** Each code as it is answered, for operations to refer to. */
export const problemExamples = Object.fromEntries(
  errorCodes.map((one) => [one, { summary: errorCatalogue[one].title, value: problemExample(one) }]),
);

function problemExample(one: ErrorCode): object {
  const errors = [{ path: "amount", message: "Too small: expected number to be >=1" }];
  const params = exampleParams[one];
  const error = new AppError(one, {
    ...(params ? { params } : {}),
    ...(one === "VALIDATION_FAILED" ? { errors } : {}),
  });
  const { status, title } = errorCatalogue[one];
  return {
    type: problemType(one),
    title,
    status,
    ...publicError(error, "0198c0de-7a11-7c3e-9d2a-3f5b6c7d8e9f", "en"),
  };
}

const text = { type: "string" };
/** RFC 9457, as `problem.ts` writes it. */
export const problemSchema = {
  type: "object",
  required: ["type", "title", "status", "detail", "code", "requestId", "retryable"],
  properties: {
    type: { type: "string", format: "uri-reference" },
    title: { type: "string", description: "For engineers, always in English" },
    status: { type: "integer" },
    detail: { type: "string", description: "For people, in the language of Accept-Language" },
    code: { type: "string", enum: errorCodes },
    requestId: { type: "string" },
    retryable: { type: "boolean", description: "Whether the same call may work later" },
    params: {
      type: "object",
      additionalProperties: { type: ["string", "number"] },
      description:
        "Facts for your own words: amounts in paise, seconds, names. `reason` says why, or that a bank or UPI is meant: BANK_AWAY, BANK_REFUSED",
    },
    errors: {
      type: "array",
      description: "The fields that were refused",
      items: { type: "object", required: ["path", "message"], properties: { path: text, message: text } },
    },
  },
  examples: [problemExample("VALIDATION_FAILED")],
};
