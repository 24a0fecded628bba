import { sha256Hex } from "@drivopay/runtime/crypto";
import { Environment } from "@marcbachmann/cel-js";
import type { JsonObject } from "./json.ts";

type Variables = { event: JsonObject; async?: JsonObject };
type Compiled = (variables: Record<string, unknown>) => unknown;

const environment = new Environment({ homogeneousAggregateLiterals: false, limits: { maxDepth: 100 } })
  .registerVariable("event", "dyn")
  .registerVariable("async", "dyn");

const compiledByText = new Map<string, Compiled>();
const cacheSize = 1_000;

/** Thrown for a text that is not a CEL expression over `event` and `async`. */
export class ExpressionError extends Error {
  override readonly name = "ExpressionError";
}

/** @throws ExpressionError when the text does not compile */
export function checkExpression(text: string): void {
  compile(text);
}

/** Whether the expression is true. One that cannot be evaluated, as over a missing field, does not match. */
export function matches(text: string, variables: Variables): boolean {
  return evaluate(text, variables) === true;
}

const longestKey = 256;

/** The key an expression yields, as short text fit for an index; undefined when it cannot be evaluated. */
export function evaluateKey(text: string, variables: Variables): string | undefined {
  const value = evaluate(text, variables);
  if (value === undefined) return undefined;
  const key = JSON.stringify(value, bigIntAsNumber);
  return key.length <= longestKey ? key : sha256Hex(key);
}

function evaluate(text: string, variables: Variables): unknown {
  const compiled = compile(text);
  const context = Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [name, integersAsBigInt(value)]),
  );
  try {
    return compiled(context);
  } catch (error) {
    // CEL has no null for a missing field: evaluation fails, and what cannot be said does not match.
    if (error instanceof Error && error.name === "EvaluationError") return undefined;
    throw error;
  }
}

function compile(text: string): Compiled {
  const known = compiledByText.get(text);
  if (known) return known;
  let compiled: Compiled;
  try {
    const parsed = environment.parse(text);
    const checked = parsed.check();
    if (!checked.valid) throw checked.error ?? new Error("does not type-check");
    compiled = parsed;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.split("\n")[0] : String(cause);
    throw new ExpressionError(`Not a usable expression: ${text} (${reason})`, { cause });
  }
  if (compiledByText.size >= cacheSize) compiledByText.clear();
  compiledByText.set(text, compiled);
  return compiled;
}

/** JSON has one kind of number; CEL tells 5 from 5.0, and integer arithmetic wants the former. */
function integersAsBigInt(value: unknown): unknown {
  if (typeof value === "number") return Number.isSafeInteger(value) ? BigInt(value) : value;
  if (Array.isArray(value)) return value.map(integersAsBigInt);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, integersAsBigInt(inner)]));
}

function bigIntAsNumber(_name: string, value: unknown): unknown {
  return typeof value === "bigint" ? Number(value) : value;
}
