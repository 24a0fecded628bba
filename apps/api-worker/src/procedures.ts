import { appRouter } from "@drivopay/api/root";
import { z } from "zod";

/** What tRPC keeps of a procedure, as far as the transports need it. */
const Definition = z.looseObject({
  type: z.enum(["query", "mutation", "subscription"]),
  meta: z.unknown(),
  inputs: z.array(z.unknown()),
});
type Definition = z.infer<typeof Definition>;

/** Every procedure's definition, by its path, like `wallet.get`. */
export function procedureDefinitions(): ReadonlyMap<string, Definition> {
  return new Map(
    Object.entries<unknown>(appRouter._def.procedures).map(([path, procedure]) => {
      const kept = typeof procedure === "function" && "_def" in procedure ? procedure._def : null;
      return [path, Definition.parse(kept)];
    }),
  );
}
