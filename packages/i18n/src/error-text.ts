import { formatPaise } from "./money.ts";
import type { Messages } from "./translation.ts";

export type ErrorTextCode = keyof Messages["errors"];
type LimitName = keyof Messages["limitDetails"];
type Refusal = keyof Messages["refusals"];
type DetailKey =
  | `errorDetails.${keyof Messages["errorDetails"]}`
  | `limitDetails.${LimitName}`
  | `refusals.${Refusal}`;

/** The parameter of an error, in paise, that its second sentence tells. */
const detailParams: Readonly<Record<keyof Messages["errorDetails"], string>> = {
  INSUFFICIENT_BALANCE: "available",
  LIMIT_EXCEEDED: "remaining",
  AMOUNT_TOO_SMALL: "minimum",
  ACCOUNT_NOT_EMPTY: "amount",
};

const limitNames: Readonly<Record<LimitName, true>> = {
  WITHDRAWAL_PER_TRANSACTION: true,
  WITHDRAWAL_PER_DAY: true,
  WITHDRAWAL_PER_MONTH: true,
  BALANCE_MAX: true,
  CREDIT_PER_MONTH: true,
  CREDIT_PER_YEAR: true,
  UPI_PER_TRANSFER: true,
  IMPS_PER_TRANSFER: true,
  COOLING_OFF: true,
};

const hasDetail = (code: ErrorTextCode): code is keyof Messages["errorDetails"] =>
  Object.hasOwn(detailParams, code);

const refusals: Readonly<Record<Refusal, true>> = {
  PAYMENT_FAILED: true,
  PAYMENT_OF_ANOTHER_DAY: true,
  PAYMENT_ON_HOLD: true,
  PAYMENT_GIVEN_BACK: true,
  BANK_AWAY: true,
  BANK_REFUSED: true,
};

const isRefusal = (name: unknown): name is Refusal =>
  typeof name === "string" && Object.hasOwn(refusals, name);

const isLimit = (name: unknown): name is LimitName =>
  typeof name === "string" && Object.hasOwn(limitNames, name);

/**
 * The second sentence of an error, when its parameters carry the amount for it. A limit says which one it is and
 * when there is more; what is not possible now says why, and what was not accepted by whom.
 */
export function errorDetail(
  code: ErrorTextCode,
  params: Readonly<Record<string, unknown>> | undefined,
): { readonly key: DetailKey; readonly amount: string } | null {
  const limit = code === "BANK_ACCOUNT_COOLING_OFF" ? "COOLING_OFF" : params?.limit;
  const named = isLimit(limit) && typeof params?.remaining === "number";
  if (named) return { key: `limitDetails.${limit}`, amount: short(Number(params.remaining)) };
  if (isRefusal(params?.reason)) return { key: `refusals.${params.reason}`, amount: "" };
  if (!hasDetail(code)) return null;
  const amount = params?.[detailParams[code]];
  return typeof amount === "number" ? { key: `errorDetails.${code}`, amount: short(amount) } : null;
}

const short = (amount: number) => formatPaise(amount, { short: true });
