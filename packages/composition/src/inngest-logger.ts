import type { Logger } from "@drivopay/runtime/logger";
import type { Inngest } from "inngest";

type InngestLogger = NonNullable<ConstructorParameters<typeof Inngest>[0]["logger"]>;

/** The SDK hands over an error by itself, or as `err` beside other things. */
const errorIn = (part: unknown): Error | null => {
  if (part instanceof Error) return part;
  const held = typeof part === "object" && part !== null && "err" in part ? part.err : null;
  return held instanceof Error ? held : null;
};

/** Takes what the Inngest SDK says as lines of our log; by itself it writes text of its own to the console. */
export function inngestLogger(logger: Logger): InngestLogger {
  const say =
    (level: "debug" | "info" | "warn" | "error") =>
    (...said: readonly unknown[]) => {
      const err = said.map(errorIn).find((error) => error !== null);
      const message = said.filter((part) => typeof part === "string").join(" ");
      logger[level]({ ...(err ? { err } : {}), component: "inngest" }, message || "Inngest");
    };
  return { debug: say("debug"), info: say("info"), warn: say("warn"), error: say("error") };
}
