import { z } from "zod";

export type JsonValue = string | number | boolean | null | JsonValue[] | { [name: string]: JsonValue };
export type JsonObject = { [name: string]: JsonValue };

/** Any value inside a parsed JSON text; what JSON.parse has made needs no second look at each leaf. */
export const jsonValue = z.custom<JsonValue>((value) => value !== undefined);

/** Whether objects and arrays nest no deeper than `limit`. Does not recurse, so hostile depth costs no stack. */
export function nestsWithin(value: JsonValue, limit: number): boolean {
  let level: JsonValue[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > limit) return false;
    level = level.flatMap((inner) =>
      inner !== null && typeof inner === "object" ? Object.values(inner) : [],
    );
  }
  return true;
}
