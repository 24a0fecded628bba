import { z } from "zod";
import { type JsonObject, jsonValue } from "./json.ts";

/** Postgres text cannot hold U+0000; a step's name may well do without. */
const name = z
  .string()
  .transform((text) => text.replaceAll("\u0000", ""))
  .nullish();
const base = { id: z.string().regex(/^[\w:.-]{1,200}$/), name, displayName: name };
const jsonObject = z.record(z.string(), jsonValue);

/** What a function reports in a 206 answer (SDK specification, "Available Step types"). */
const opcode = z.discriminatedUnion("op", [
  z.object({ ...base, op: z.enum(["StepRun", "Step"]), data: jsonValue.default(null) }),
  z.object({ ...base, op: z.enum(["StepError", "StepFailed"]), error: z.unknown() }),
  z.object({ ...base, op: z.literal("StepPlanned") }),
  z.object({ ...base, op: z.literal("Sleep"), opts: z.object({ duration: z.string().nullish() }).nullish() }),
  z.object({
    ...base,
    op: z.literal("WaitForEvent"),
    opts: z.object({ event: name, timeout: z.string(), if: name }),
  }),
  z.object({
    ...base,
    op: z.literal("InvokeFunction"),
    opts: z.object({
      function_id: z.string(),
      payload: z
        .object({ data: jsonObject.nullish(), v: z.string().nullish(), meta: jsonObject.nullish() })
        .nullish(),
      timeout: z.string().nullish(),
    }),
  }),
  z.object({ ...base, op: z.literal("RunComplete"), data: jsonValue.default(null) }),
  z.object({ ...base, op: z.literal("DiscoveryRequest") }),
]);

export type Opcode = z.infer<typeof opcode>;
export const opcodes = z.array(opcode);

/** An error as SDKs and people read it, whatever form it came in. */
export function errorObject(value: unknown): JsonObject {
  const parsed = z.record(z.string(), jsonValue).safeParse(value);
  if (!parsed.success)
    return { name: "Error", message: typeof value === "string" ? value : JSON.stringify(value ?? null) };
  const { name, message, error } = parsed.data;
  const text =
    typeof message === "string" ? message : typeof error === "string" ? error : JSON.stringify(parsed.data);
  return { ...parsed.data, name: typeof name === "string" ? name : "Error", message: text };
}
