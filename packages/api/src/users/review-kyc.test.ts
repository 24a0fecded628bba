import { tables } from "@drivopay/db";
import { newId } from "@drivopay/runtime/ids";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestServices, type TestServices } from "../test-services.ts";
import { approveKyc } from "./review-kyc.ts";
import { testDriver, testStaff } from "./test-services.ts";

const { auditLogs, kycSubmissions, users } = tables;
let t: TestServices;
beforeAll(async () => {
  t = await createTestServices();
});
afterAll(() => t.close());

async function submitted() {
  const { userId } = await testDriver(t);
  await t.services.db.orm.insert(kycSubmissions).values({
    ...{ id: newId(), userId, status: "SUBMITTED", panSealed: "sealed", panMasked: "••••••234E" },
    ...{ aadhaarLast4: "2346", licenceNumberSealed: "sealed", licenceNumberMasked: "••••1234" },
    vehicleNumber: "KA01AB1234",
  });
  return userId;
}

async function approvalOf(userId: string) {
  return t.services.db.orm
    .select({ oldValue: auditLogs.oldValue, newValue: auditLogs.newValue })
    .from(auditLogs)
    .where(and(eq(auditLogs.entityId, userId), eq(auditLogs.action, "users.kyc-approved")));
}

test("the audit of an approval tells all that it changed: the check, the account, and the tier", async () => {
  const userId = await submitted();
  await approveKyc(await testStaff(t), userId);
  expect(await approvalOf(userId)).toMatchObject([
    {
      oldValue: { kycStatus: "SUBMITTED", status: "PENDING_KYC", tier: "MINIMUM" },
      newValue: { kycStatus: "APPROVED", status: "ACTIVE", tier: "FULL" },
    },
  ]);
});

test("a driver who is suspended stays so through an approval, and the audit says it", async () => {
  const userId = await submitted();
  await t.services.db.orm.update(users).set({ status: "SUSPENDED" }).where(eq(users.id, userId));
  await approveKyc(await testStaff(t), userId);
  expect(await approvalOf(userId)).toMatchObject([
    { oldValue: { status: "SUSPENDED" }, newValue: { status: "SUSPENDED", tier: "FULL" } },
  ]);
});
