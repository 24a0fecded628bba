import { StaffRole } from "@drivopay/contracts/auth";
import { callTRPCProcedure } from "@trpc/server";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Credentials } from "../context.ts";
import { toAppError } from "../middleware/errors.ts";
import { createTestServices, type TestServices } from "../test-services.ts";
import { testDriver, testStaff } from "../users/test-services.ts";
import { adminRouter } from "./router.ts";

/** Who may do what at the desk, besides ADMIN, who may do all of it. A procedure that is not here fails the test. */
const matrix: Readonly<Record<string, readonly StaffRole[]>> = {
  overview: ["SUPPORT", "OPS", "FINANCE", "AUDITOR"],
  "staff.me": ["SUPPORT", "OPS", "FINANCE", "AUDITOR"],
  "users.search": ["SUPPORT", "OPS", "FINANCE", "AUDITOR"],
  "users.get": ["SUPPORT", "OPS", "FINANCE", "AUDITOR"],
  "users.setStatus": ["OPS"],
  "kyc.queue": ["OPS", "SUPPORT", "AUDITOR"],
  "kyc.get": ["OPS", "AUDITOR"],
  "kyc.document": ["OPS", "AUDITOR"],
  "kyc.startReview": ["OPS"],
  "kyc.approve": ["OPS"],
  "kyc.reject": ["OPS"],
  "withdrawals.queue": ["SUPPORT", "OPS", "FINANCE", "AUDITOR"],
  "withdrawals.get": ["SUPPORT", "OPS", "FINANCE", "AUDITOR"],
  "withdrawals.releaseHold": ["FINANCE"],
  "withdrawals.review": ["OPS", "FINANCE"],
  "transactions.monitor": ["SUPPORT", "OPS", "FINANCE", "AUDITOR"],
  "platforms.statements": ["SUPPORT", "OPS", "FINANCE", "AUDITOR"],
  "platforms.statement": ["SUPPORT", "OPS", "FINANCE", "AUDITOR"],
  "platforms.decideStatement": ["OPS", "FINANCE"],
  "transactions.get": ["SUPPORT", "OPS", "FINANCE", "AUDITOR"],
  "transactions.trace": ["SUPPORT", "OPS", "FINANCE", "AUDITOR"],
  "gateways.list": ["SUPPORT", "OPS", "FINANCE", "AUDITOR"],
  "gateways.setRule": [],
  "settlements.list": ["SUPPORT", "OPS", "FINANCE", "AUDITOR"],
  "settlements.get": ["SUPPORT", "OPS", "FINANCE", "AUDITOR"],
  "ledger.proof": ["OPS", "FINANCE", "AUDITOR"],
  "ledger.verify": ["FINANCE", "AUDITOR"],
  "cases.list": ["SUPPORT", "OPS", "FINANCE", "AUDITOR"],
  "cases.resolve": ["OPS", "FINANCE"],
  "audit.search": ["AUDITOR"],
};
/** The router keeps its procedures flat, by path, though its type shows them nested. */
const procedures = Object.entries<unknown>(adminRouter._def.procedures).map(
  ([path, procedure]) => [path, typeOf(procedure)] as const,
);
let world: TestServices;

beforeAll(async () => {
  world = await createTestServices();
});
afterAll(() => world.close());

function typeOf(procedure: unknown): "query" | "mutation" {
  const isMutation =
    typeof procedure === "function" &&
    "_def" in procedure &&
    typeof procedure._def === "object" &&
    procedure._def !== null &&
    "type" in procedure._def &&
    procedure._def.type === "mutation";
  return isMutation ? "mutation" : "query";
}

/** The code a call without any input ends with: who is let in gets as far as the input. */
async function outcome(path: string, type: "query" | "mutation", credentials: Credentials | null) {
  try {
    await callTRPCProcedure({
      ...{ router: adminRouter, path, type, ctx: world.call(credentials) },
      ...{ getRawInput: async () => undefined, signal: undefined, batchIndex: 0 },
    });
    return "ok";
  } catch (error) {
    return toAppError(error).code;
  }
}

test("every procedure of the desk has a decision on who may use it, and no decision stands for nothing", () => {
  expect(procedures.map(([path]) => path).sort()).toEqual(Object.keys(matrix).sort());
});

test("each role may do exactly what the matrix says, and the administrator all of it", async () => {
  const found: Record<string, string[]> = {};
  for (const role of StaffRole.options) {
    const { credentials } = await testStaff(world, role);
    for (const [path, type] of procedures) {
      const code = await outcome(path, type, credentials);
      expect(["ok", "VALIDATION_FAILED", "FORBIDDEN"], `${path} by ${role}`).toContain(code);
      if (code !== "FORBIDDEN") found[path] = [...(found[path] ?? []), role];
    }
  }
  const expected = Object.entries(matrix).map(([path, roles]) => [path, [...roles, "ADMIN"].sort()]);
  expect(
    Object.entries(found)
      .map(([path, roles]) => [path, roles.sort()])
      .sort(),
  ).toEqual(expected.sort());
});

test("a driver's session is refused everywhere, and so is nobody's", async () => {
  const { credentials } = await testDriver(world);
  for (const [path, type] of procedures) {
    expect(await outcome(path, type, credentials), path).toBe("FORBIDDEN");
    expect(await outcome(path, type, null), path).toBe("UNAUTHENTICATED");
  }
});
