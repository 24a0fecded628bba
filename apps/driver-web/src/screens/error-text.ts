"use client";

import { type ErrorTextCode, errorDetail } from "@drivopay/i18n/error-text";
import { useMessages, useTranslations } from "@drivopay/i18n/react";
import { ApiError, isRecord } from "../trpc/api-error.ts";

/** Code and parameters of an error of the API; OFFLINE when no answer came, INTERNAL for a fault of the page. */
export function errorFacts(error: unknown): { code: string; params?: Readonly<Record<string, unknown>> } {
  if (!(error instanceof ApiError)) return { code: "INTERNAL" };
  const { data } = error;
  if (typeof data?.code !== "string") return { code: "OFFLINE" };
  const params = data.params;
  return isRecord(params) ? { code: data.code, params } : { code: data.code };
}

/**
 * The code of the text for a code of the API: a code this page has no text for is an error on our side. The texts are
 * here already; the catalogue of errors, with what only a server needs, stays there.
 */
export function useTextCode(): (code: string) => ErrorTextCode {
  const { errors } = useMessages();
  const known = (code: string): code is ErrorTextCode => isRecord(errors) && Object.hasOwn(errors, code);
  return (code) => (known(code) ? code : "INTERNAL");
}

/** The sentence for an error, by its code, in the driver's language; with it what is left, or how long to wait. */
export function useErrorText(): (error: unknown) => string {
  const translate = useTranslations();
  const textCode = useTextCode();
  return (error) => {
    const { code, params = {} } = errorFacts(error);
    const known = textCode(code);
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
