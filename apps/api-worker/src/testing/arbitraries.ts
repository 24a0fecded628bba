import fc from "fast-check";
import { z } from "zod";

/** As much of JSON Schema as contracts use. */
const Schema = z.looseObject({
  $ref: z.string().optional(),
  const: z.unknown().optional(),
  enum: z.array(z.unknown()).optional(),
  anyOf: z.array(z.looseObject({})).optional(),
  oneOf: z.array(z.looseObject({})).optional(),
  allOf: z.array(z.looseObject({})).optional(),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  format: z.string().optional(),
  pattern: z.string().optional(),
  examples: z.array(z.unknown()).optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  minLength: z.int().optional(),
  maxLength: z.int().optional(),
  minItems: z.int().optional(),
  maxItems: z.int().optional(),
  items: z.looseObject({}).optional(),
  required: z.array(z.string()).default([]),
  properties: z.record(z.string(), z.looseObject({})).optional(),
});
type Schema = z.infer<typeof Schema>;

/** A failure prints the seed it was found with; `FUZZ_SEED` plays another game, `FUZZ_RUNS` a longer one. */
export const game = {
  seed: Number(process.env.FUZZ_SEED ?? 20_261_122),
  numRuns: Number(process.env.FUZZ_RUNS ?? 20),
  endOnFailure: true,
};

export interface Known {
  /** Ids that there are: of the caller, and of others. */
  readonly ids: readonly string[];
  /** The schemas that `$ref` names. */
  readonly schemas: Readonly<Record<string, object>>;
}

/** What no schema asks for: text that other systems take for code, numbers that are none, things of the wrong kind. */
export const hostile: fc.Arbitrary<unknown> = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.constantFrom(
    ...["", " ", "\u0000", "null", "'; drop table users; --", "../../etc/passwd", "%00", "{{7*7}}", "\ud800"],
    ...[
      "9".repeat(400),
      "-1",
      "1e309",
      "NaN",
      "2026-13-45T99:99:99Z",
      "constructor",
      "__proto__",
      "a".repeat(3_000),
    ],
    ...["\u202e₹", "<script>alert(1)</script>", "%{(#a=1)}", "=1+1", "\r\nset-cookie: a=b"],
  ),
  fc.integer(),
  fc.double(),
  fc.constantFrom(
    null,
    true,
    0,
    -0,
    2 ** 53,
    -(2 ** 63),
    1e308,
    [],
    {},
    [[]],
    { toString: 1 },
    { length: 9 },
  ),
  fc.constant(nested(400)),
  fc.constant(Array(2_000).fill(0)),
);

function nested(levels: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < levels; level += 1) value = level % 2 ? [value] : { a: value };
  return value;
}

/** Values that a schema asks for. */
export function valid(given: object, known: Known): fc.Arbitrary<unknown> {
  const schema = Schema.parse(given);
  if (schema.$ref) return valid(known.schemas[schema.$ref.split("/").at(-1) ?? ""] ?? {}, known);
  if ("const" in schema && schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map((choice) => valid(choice, known)));
  const shown = schema.examples?.length ? [fc.constantFrom(...schema.examples)] : [];
  return fc.oneof(...shown, ofType(schema, known));
}

function ofType(schema: Schema, known: Known): fc.Arbitrary<unknown> {
  const types = [schema.type ?? "object"].flat();
  return fc.oneof(...types.map((type) => byType[type]?.(schema, known) ?? fc.constant(null)));
}

const byType: Readonly<Record<string, (schema: Schema, known: Known) => fc.Arbitrary<unknown>>> = {
  boolean: () => fc.boolean(),
  integer: ({ minimum = 0, maximum = 1_000_000 }) =>
    fc.oneof(fc.integer({ min: whole(minimum), max: whole(maximum) }), fc.constantFrom(minimum, maximum)),
  number: ({ minimum = -1e6, maximum = 1e6 }) => fc.double({ min: minimum, max: maximum, noNaN: true }),
  string: textOf,
  array: ({ items = {}, minItems = 0, maxItems = 4 }, known) =>
    fc.array(valid(items, known), {
      minLength: minItems,
      maxLength: Math.max(minItems, Math.min(maxItems, 6)),
    }),
  object: ({ properties = {}, required }, known) =>
    fc.record(
      Object.fromEntries(Object.entries(properties).map(([name, inner]) => [name, valid(inner, known)])),
      { requiredKeys: required.filter((name) => name in properties) },
    ),
};

const whole = (limit: number) => Math.max(-(2 ** 31), Math.min(2 ** 31 - 1, limit));

function textOf(
  { format, pattern, minLength = 0, maxLength = 60 }: Schema,
  { ids }: Known,
): fc.Arbitrary<string> {
  if (format === "uuid") return fc.constantFrom(...ids);
  if (format === "date-time") {
    const aroundNow = { min: new Date("2024-01-01"), max: new Date("2028-01-01"), noInvalidDate: true };
    return fc.date(aroundNow).map((date) => date.toISOString());
  }
  if (format === "email") return fc.stringMatching(/^[a-z]{1,20}@[a-z]{1,10}\.in$/);
  if (format === "uri") return fc.webUrl();
  if (pattern) return fc.stringMatching(new RegExp(pattern));
  const most = Math.min(maxLength, 200);
  return fc.oneof(
    fc.string({ minLength, maxLength: most }),
    fc.string({ unit: "grapheme", minLength, maxLength: most }),
  );
}

/** Inputs that are right but for one thing, or two: a field of the wrong kind, one too few, one too many. */
export function nearlyValid(schema: object, known: Known): fc.Arbitrary<unknown> {
  const change = fc.record({
    at: fc.nat(),
    kind: fc.constantFrom("replace", "drop", "add", "none"),
    name: fc.constantFrom("unknown", "toString", "id", "userId", "status", "role", "isAdmin"),
    value: hostile,
  });
  return fc.tuple(valid(schema, known), fc.array(change, { maxLength: 2 })).map(([value, changes]) => {
    const fields = z.record(z.string(), z.unknown()).safeParse(value);
    if (!fields.success) return value;
    const entries = new Map(Object.entries(fields.data));
    for (const { at, kind, name, value: replacement } of changes) {
      const chosen = [...entries.keys()][at % Math.max(1, entries.size)] ?? name;
      if (kind === "replace") entries.set(chosen, replacement);
      if (kind === "drop") entries.delete(chosen);
      if (kind === "add") entries.set(name, replacement);
    }
    return Object.fromEntries(entries);
  });
}

/** A body's text, as no JSON library would write it. */
export const brokenJson: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    ...[
      "",
      "{",
      "nul",
      "\u0000",
      "[]",
      "[1,2",
      "1e999",
      "-0",
      '"text"',
      "{} {}",
      "\ufeff{}",
      '{"a":1,}',
      "NaN",
    ],
    ...[
      '{"__proto__":{"admin":true}}',
      '{"constructor":{"prototype":{"admin":true}}}',
      '{"amount":1,"amount":2}',
    ],
    ...['{"amount":1e400}', '{"amount":0.1e1}', '{"amount":00001}', '{"amount":0x10}', '{"amount":12550.0}'],
    ...[`${"[".repeat(5_000)}${"]".repeat(5_000)}`, `${'{"a":'.repeat(3_000)}1${"}".repeat(3_000)}`],
    ...['{"phone":"\\ud800"}', '{"phone":"\\u0000"}', "a=1&b=2"],
  ),
  fc.string({ unit: "binary", maxLength: 100 }),
);
