import { z } from "zod";

/** Thrown at start-up when the environment lacks or misstates a setting; lists every fault, never a value. */
export class EnvError extends Error {
  override readonly name = "EnvError";
}

/**
 * Reads and validates settings from the environment. Each package owns the fragment it needs.
 * An empty string counts as not set.
 * @throws EnvError naming each variable that is missing or malformed
 */
export function readEnv<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  source: Record<string, string | undefined> = process.env,
): z.infer<z.ZodObject<Shape>> {
  const present = Object.fromEntries(
    Object.keys(schema.shape).map((name) => [name, source[name] === "" ? undefined : source[name]]),
  );
  const parsed = schema.safeParse(present);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new EnvError(`Environment is not usable:\n  ${faults.join("\n  ")}`);
}

/** A setting that holds a JSON document of the given shape. */
export function jsonSetting<Schema extends z.ZodType>(schema: Schema) {
  return z
    .string()
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue({ code: "custom", message: "is not JSON" });
        return z.NEVER;
      }
    })
    .pipe(schema);
}
