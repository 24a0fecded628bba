"use client";

import { isErrorCode } from "@drivopay/contracts/errors";
import { type ErrorTextCode, errorDetail } from "@drivopay/i18n/error-text";
import { useTranslations } from "@drivopay/i18n/react";
import { TRPCClientError } from "@trpc/client";

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

/** Code and parameters of an error of the API; OFFLINE when no answer came, INTERNAL for a fault of the page. */
export function errorFacts(error: unknown): { code: string; params?: Record<string, unknown> } {
  if (!(error instanceof TRPCClientError)) return { code: "INTERNAL" };
  const data: unknown = error.data;
  if (!isRecord(data) || typeof data.code !== "string") return { code: "OFFLINE" };
  const params = data.params;
  return isRecord(params) ? { code: data.code, params } : { code: data.code };
}

/** The code of the text for a code of the API: a code this page does not know yet is an error on our side. */
export function textCodeOf(code: string): ErrorTextCode {
  if (code === "OFFLINE") return code;
  return isErrorCode(code) ? code : "INTERNAL";
}

/** The sentence for an error, by its code, in the driver's language; with it what is left, or how long to wait. */
export function useErrorText(): (error: unknown) => string {
  const translate = useTranslations();
  return (error) => {
    const { code, params = {} } = errorFacts(error);
    const known = textCodeOf(code);
    const detail = errorDetail(known, params);
    const { retryAfterSeconds: wait, triesLeft: tries } = params;
    return [
      translate(`errors.${known}`),
      detail ? translate(detail.key, { amount: detail.amount }) : "",
      typeof wait === "number" && wait > 60
        ? translate("shell.tryAgainIn", { minutes: Math.ceil(wait / 60) })
        : "",
      typeof tries === "number" && tries > 0 ? translate("shell.triesLeft", { tries }) : "",
    ]
      .filter(Boolean)
      .join(" ");
  };
}
