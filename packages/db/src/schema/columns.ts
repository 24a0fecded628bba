import type { Paise } from "@drivopay/contracts/money";
import { type SQL, sql } from "drizzle-orm";
import { type AnyPgColumn, bigint, check, timestamp, uuid } from "drizzle-orm/pg-core";

/** Primary key; a UUID version 7 made by the code, so that rows of one time stand together. */
export const primaryId = () => uuid().primaryKey();

/** Paise fit a safe integer, and JSON cannot carry a bigint. */
export const amount = () => bigint({ mode: "number" }).$type<Paise>();

export const instant = () => timestamp({ withTimezone: true, mode: "date" });
export const createdAt = () => instant().notNull().defaultNow();

/** A CHECK that keeps a text column to the words the contract knows. */
export const oneOf = (name: string, column: AnyPgColumn, values: readonly string[]) =>
  check(name, sql`${column} in (${sql.raw(values.map((value) => `'${value}'`).join(", "))})`);

/** A CHECK with a condition written out. */
export const rule = (name: string, condition: SQL) => check(name, condition);
