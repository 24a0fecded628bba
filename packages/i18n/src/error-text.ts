import { formatPaise } from "./money.ts";
import type { Messages } from "./translation.ts";

export type ErrorTextCode = keyof Messages["errors"];
export type ErrorDetailCode = keyof Messages["errorDetails"];

/** The parameter of an error, in paise, that its second sentence tells. */
const detailParams: Readonly<Record<ErrorDetailCode, string>> = {
  INSUFFICIENT_BALANCE: "available",
  LIMIT_EXCEEDED: "remaining",
  AMOUNT_TOO_SMALL: "minimum",
};

const hasDetail = (code: ErrorTextCode): code is ErrorDetailCode => Object.hasOwn(detailParams, code);

/** The second sentence of an error, when its parameters carry the amount for it. */
export function errorDetail(
  code: ErrorTextCode,
  params: Readonly<Record<string, unknown>> | undefined,
): { readonly key: ErrorDetailCode; readonly amount: string } | null {
  if (!hasDetail(code)) return null;
  const amount = params?.[detailParams[code]];
  return typeof amount === "number" ? { key: code, amount: formatPaise(amount, { short: true }) } : null;
}
