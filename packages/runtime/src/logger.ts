import pino from "pino";
import { requestContext } from "./request-context.ts";

export type Logger = pino.Logger;

/** Fields that never reach a log, wherever they stand in a logged object. */
const secretFields = [
  "otp",
  "pin",
  "currentPin",
  "password",
  "accessToken",
  "refreshToken",
  "authorization",
  "cookie",
  "accountNumber",
  "pan",
  "aadhaar",
];

/**
 * A logger that writes one JSON object a line: timestamp, level, service, traceId, spanId, userId, requestId,
 * message and the fields given. Secrets are redacted by name, and long numbers in what an error says.
 */
export function createLogger(service: string, level = process.env.LOG_LEVEL ?? "info"): Logger {
  return pino({
    level,
    messageKey: "message",
    base: { service },
    timestamp: () => `,"timestamp":"${new Date().toISOString()}"`,
    formatters: { level: (label) => ({ level: label.toUpperCase() }) },
    redact: {
      paths: secretFields.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]),
      censor: "[redacted]",
    },
    mixin: () => requestContext() ?? {},
    serializers: { err: withoutNumbers },
  });
}

/** What providers say of a refusal may name a phone, an account or an Aadhaar number. */
function withoutNumbers(error: Error): pino.SerializedError {
  const told = pino.stdSerializers.err(error);
  const masked = (text: string) => text.replace(/\+?\d{10,}/g, "[number]");
  return Object.assign(told, { message: masked(told.message), stack: masked(told.stack) });
}
