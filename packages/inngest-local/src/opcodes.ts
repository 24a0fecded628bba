import { z } from "zod";
import { type JsonObject, jsonValue } from "./json.ts";

const base = {
  id: z.string().min(1).max(200),
  name: z.string().nullish(),
  displayName: z.string().nullish(),
};
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
    opts: z.object({ event: z.string().nullish(), timeout: z.string(), if: z.string().nullish() }),
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
