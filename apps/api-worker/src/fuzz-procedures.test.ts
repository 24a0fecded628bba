import { randomUUID } from "node:crypto";
import { openStaffSession } from "@drivopay/api/auth/staff-sign-in";
import { toAppError } from "@drivopay/api/middleware/errors";
import { appRouter } from "@drivopay/api/root";
import { contextAs } from "@drivopay/composition/people";
import { errorCodes } from "@drivopay/contracts/errors";
import { callTRPCProcedure } from "@trpc/server";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { procedureDefinitions } from "./procedures.ts";
import { game, type Known, nearlyValid } from "./testing/arbitraries.ts";
import { driverWithMoney } from "./testing/people.ts";
import { innards } from "./testing/rest.ts";
import { startStack, type TestStack } from "./testing/stack.ts";

let stack: TestStack;
let token: string;
let known: Known;
beforeAll(async () => {
  stack = await startStack({ payoutDelayMs: null });
  const asha = await driverWithMoney(stack);
  token = asha.tokens.accessToken;
  const { payments } = await asha.api.payments.history.query({});
  const { transactions } = await asha.api.transactions.list.query({});
  const ids = [payments, transactions].flat().map(({ id }) => id);
  known = { ids: [...ids, asha.userId, asha.bankAccountId, randomUUID()], schemas: {} };
});
afterAll(() => stack.close());

/** Signing out would end the game for all that follow. */
const procedures = [...procedureDefinitions()]
  .filter(([path, { type }]) => type !== "subscription" && path !== "auth.logout")
  .map(([path, { type, inputs }]) => {
    const [input] = inputs.filter((one) => one instanceof z.ZodType);
    const schema = input ? z.toJSONSchema(input, { io: "input", unrepresentable: "any" }) : {};
    return { path, type, schema };
  });

const TrpcError = z.object({
  error: z.object({ data: z.looseObject({ code: z.enum(errorCodes), requestId: z.string() }) }),
});

test("every procedure of a driver's bears any input over tRPC, alone and in a batch", async () => {
  for (const { path, type, schema } of procedures.filter(({ path: one }) => !one.startsWith("admin."))) {
    const property = fc.asyncProperty(nearlyValid(schema, known), fc.boolean(), async (given, batched) => {
      const sent = JSON.stringify(batched ? { 0: given } : given) ?? "null";
      const query = new URLSearchParams({
        ...(batched ? { batch: "1" } : {}),
        ...(type === "query" ? { input: sent } : {}),
      });
      const answer = await fetch(`${stack.publicUrl}/trpc/${path}?${query}`, {
        method: type === "query" ? "GET" : "POST",
        headers: {
          ...{ authorization: `Bearer ${token}`, "content-type": "application/json" },
          "idempotency-key": randomUUID(),
        },
        ...(type === "query" ? {} : { body: sent }),
      });
      const told = await answer.text();
      expect({ path, sent, status: answer.status, told }).toSatisfy(() => answer.status < 500);
      expect({ path, sent, told, leaks: innards.test(told) }).toMatchObject({ leaks: false });
      const parsed: unknown = JSON.parse(told);
      if (answer.status >= 400) TrpcError.parse(Array.isArray(parsed) ? parsed[0] : parsed);
    });
    await fc.assert(property, game);
  }
}, 240_000);

test("every procedure of staff's bears any input, from who may do everything", async () => {
  const signedIn = await openStaffSession(contextAs(stack.services, null), "admin@drivopay.test");
  const credentials = {
    kind: "session",
    sessionId: signedIn?.sessionId ?? "",
    userId: signedIn?.staffId ?? "",
  } as const;
  const ended = /^admin\.(auth|staff)\./;
  const played = procedures.filter(({ path }) => path.startsWith("admin.") && !ended.test(path));
  expect(played.length).toBeGreaterThan(20);
  for (const { path, type, schema } of played) {
    const property = fc.asyncProperty(nearlyValid(schema, known), async (given) => {
      const called = callTRPCProcedure({
        ...{
          router: appRouter,
          path,
          ctx: contextAs(stack.services, credentials),
          signal: undefined,
          batchIndex: 0,
        },
        ...{
          type: type === "query" ? ("query" as const) : ("mutation" as const),
          getRawInput: async () => given,
        },
      });
      const code = await called.then(
        () => "OK",
        (thrown: unknown) => (toAppError(thrown).status < 500 ? "REFUSED" : { thrown }),
      );
      expect({ path, given, code }).toMatchObject({ code: expect.stringMatching(/OK|REFUSED/) });
    });
    await fc.assert(property, game);
  }
}, 240_000);
