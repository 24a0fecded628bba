import { type ErrorCode, errorCatalogue } from "@drivopay/contracts/errors";
import { expect, test } from "vitest";
import { createIntents, memoryIntentStore } from "./intents.ts";
import { settlesWish } from "./refusals.ts";

class Failure extends Error {
  readonly code: ErrorCode | null;
  constructor(code: ErrorCode | null) {
    super(code ?? "no answer");
    this.code = code;
  }
}

/** The keys under which the same thing is asked for, once for each error and then once more. */
async function keysOver(...codes: (ErrorCode | null)[]): Promise<Set<string>> {
  const keys = new Set<string>();
  const isSettled = (error: unknown) => error instanceof Failure && settlesWish(error.code);
  const intents = createIntents(memoryIntentStore(), { isSettled, now: () => 0 });
  const wish = { amount: 10_000, bankAccountId: "a" };
  for (const code of codes) {
    const failing = intents.run("withdraw", wish, ({ context }) => {
      keys.add(context.idempotencyKey);
      return Promise.reject(new Failure(code));
    });
    await expect(failing).rejects.toThrow(Failure);
  }
  await intents.run("withdraw", wish, async ({ context }) => keys.add(context.idempotencyKey));
  return keys;
}

test("after an answer that is lost, late or unsure the same is asked for under the same key", async () => {
  const unsure = [null, "TIMEOUT", "IDEMPOTENCY_IN_FLIGHT", "PROVIDER_UNAVAILABLE", "INTERNAL"] as const;
  for (const code of unsure) expect(await keysOver(code), String(code)).toHaveLength(1);
});

test("a refusal at the door says nothing of a try before it, whose answer was lost", async () => {
  const door = ["PIN_INVALID", "PIN_LOCKED", "RATE_LIMITED", "SESSION_REVOKED", "TOKEN_EXPIRED"] as const;
  for (const code of door) expect(await keysOver(null, code), code).toHaveLength(1);
});

test("what the work itself was refused for may be wished anew", async () => {
  for (const code of ["INSUFFICIENT_BALANCE", "LIMIT_EXCEEDED", "NOT_FOUND"] as const) {
    expect(errorCatalogue[code].retryable).toBe(false);
    expect(await keysOver(code), code).toHaveLength(2);
  }
});
