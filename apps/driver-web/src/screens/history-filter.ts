import {
  transactionSources,
  transactionStatuses,
  transactionTypes,
} from "@drivopay/contracts/transaction-words";
import { amountOf } from "./amount-text.ts";
import { endOfDay, startOfDay } from "./days.ts";
import { movementsPage } from "./list-inputs.ts";

/** What stands in the address of a filtered history, as text. */
const filterFields = ["text", "type", "source", "status", "from", "to", "min", "max"] as const;
export type FilterField = (typeof filterFields)[number];
export type HistoryFilter = Partial<Record<FilterField, string>>;

const isDay = (text: string | undefined): text is string =>
  text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

const oneOf = <Word extends string>(words: readonly Word[], text: string | undefined): Word | undefined =>
  words.find((word) => word === text);

/** The filter that an address names; what it does not know is left out. */
export function filterFrom(params: { get(name: string): string | null }): HistoryFilter {
  const filter: HistoryFilter = {};
  for (const field of filterFields) {
    const value = params.get(field)?.trim();
    if (value) filter[field] = value;
  }
  return filter;
}

/** What the filter asks of the API; half-typed days and unknown words ask nothing. */
export function filterInput(filter: HistoryFilter) {
  const { text, from, to, min, max } = filter;
  const type = oneOf(transactionTypes, filter.type);
  const source = oneOf(transactionSources, filter.source);
  const status = oneOf(transactionStatuses, filter.status);
  return {
    ...movementsPage,
    ...(text ? { text: text.slice(0, 80) } : {}),
    ...(type ? { type } : {}),
    ...(source ? { source } : {}),
    ...(status ? { status } : {}),
    ...(isDay(from) ? { from: startOfDay(from) } : {}),
    ...(isDay(to) ? { to: endOfDay(to) } : {}),
    ...(min ? { minAmount: amountOf(min) } : {}),
    ...(max ? { maxAmount: amountOf(max) } : {}),
  };
}
