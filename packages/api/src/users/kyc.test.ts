import type { KycStatus } from "@drivopay/contracts/auth";
import { AppError } from "@drivopay/contracts/errors";
import { tables } from "@drivopay/db";
import { newId } from "@drivopay/runtime/ids";
import { and, eq } from "drizzle-orm";
import fc from "fast-check";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { StaffContext } from "../context.ts";
import { createTestServices, type TestServices } from "../test-services.ts";
import { createCallerFactory } from "../trpc.ts";
import { kycOf, userById } from "./index.ts";
import { usersRouter } from "./router.ts";
import { usersStaffRouter } from "./staff-router.ts";
import { type TestDriver, testDriver, testStaff } from "./test-services.ts";
import { uploadDocument } from "./upload-document.ts";

const driverCaller = createCallerFactory(usersRouter);
const staffCaller = createCallerFactory(usersStaffRouter);
let t: TestServices;
let ops: StaffContext;
let paper: Buffer;
beforeAll(async () => {
  t = await createTestServices();
  ops = await testStaff(t);
  paper = await sharp({ create: { width: 480, height: 300, channels: 3, background: "#fff" } })
    .png()
    .toBuffer();
});
afterAll(() => t.close());

const by = (driver: TestDriver) => driverCaller(t.call(driver.credentials));
const desk = (ctx: StaffContext = ops) => staffCaller(t.call(ctx.credentials));
const pans = new Map<string, string>();
/** A PAN of one's own for each driver, since nobody may send another's. */
function numbersOf({ userId }: TestDriver) {
  const pan = pans.get(userId) ?? `ABCPD${1_000 + pans.size}E`;
  pans.set(userId, pan);
  return { pan, aadhaarLast4: "2346", licenceNumber: "KA0120190001234", vehicleNumber: "KA01AB1234" };
}

async function paperOf(driver: TestDriver): Promise<string> {
  return (await uploadDocument(driver.ctx, { type: "PAN", bytes: paper })).document.id;
}

async function submitted(): Promise<TestDriver & { documentId: string }> {
  const driver = await testDriver(t);
  const documentId = await paperOf(driver);
  await by(driver).submitKyc({ ...numbersOf(driver), documentIds: [documentId] });
  return { ...driver, documentId };
}

test("a driver is checked and approved: active, with the full tier, and it is announced once", async () => {
  const driver = await submitted();
  expect((await by(driver).kycStatus()).kyc).toMatchObject({ status: "SUBMITTED", tier: "MINIMUM" });
  await desk().startReview({ userId: driver.userId });
  const { kyc } = await desk().approveKyc({ userId: driver.userId });
  expect(kyc).toMatchObject({ status: "APPROVED", tier: "FULL" });
  expect(kyc.documents.map(({ state }) => state)).toEqual(["ACCEPTED"]);
  expect((await by(driver).me()).user).toMatchObject({ status: "ACTIVE", kycTier: "FULL" });
  const events = await t.services.db.orm
    .select()
    .from(tables.outbox)
    .where(eq(tables.outbox.name, "users/kyc.decided"));
  const ours = events.filter(({ data }) => data.userId === driver.userId);
  expect(ours.map(({ data, liveTopics }) => [data.decision, liveTopics])).toEqual([
    ["APPROVED", [`wallet:${driver.walletId}`]],
  ]);
});

test("a refusal names what to mend; the refused paper is not taken again, the others are", async () => {
  const driver = await testDriver(t);
  const [bad, good] = [await paperOf(driver), await paperOf(driver)];
  await by(driver).submitKyc({ ...numbersOf(driver), documentIds: [bad, good] });
  const documents = [{ documentId: bad, reason: "Too dark to read" }];
  await desk().rejectKyc({ userId: driver.userId, reason: "The PAN card", documents });
  const { kyc } = await by(driver).kycStatus();
  expect(kyc).toMatchObject({ status: "REJECTED", tier: "MINIMUM", rejectionReason: "The PAN card" });
  expect(kyc.documents.find(({ id }) => id === bad)).toMatchObject({
    state: "REJECTED",
    rejectionReason: "Too dark to read",
  });
  await expect(by(driver).submitKyc({ ...numbersOf(driver), documentIds: [bad] })).rejects.toThrow(
    "NOT_FOUND",
  );
  await by(driver).submitKyc({ ...numbersOf(driver), documentIds: [good, await paperOf(driver)] });
  expect((await kycOf(t.services.db, driver.userId)).status).toBe("SUBMITTED");
});

test("only what was refused is sent again; the numbers stay, and the papers that were not refused", async () => {
  const driver = await testDriver(t);
  const [bad, good] = [await paperOf(driver), await paperOf(driver)];
  await expect(by(driver).resubmitKyc({ documentIds: [good] })).rejects.toThrow("STATE_CONFLICT");
  await by(driver).submitKyc({ ...numbersOf(driver), documentIds: [bad, good] });
  await expect(by(driver).resubmitKyc({ documentIds: [good] })).rejects.toThrow("STATE_CONFLICT");
  const documents = [{ documentId: bad, reason: "Too dark to read" }];
  await desk().rejectKyc({ userId: driver.userId, reason: "The PAN card", documents });
  await expect(by(driver).resubmitKyc({ documentIds: [bad, good] })).rejects.toThrow("NOT_FOUND");
  const fresh = await paperOf(driver);
  const { kyc } = await by(driver).resubmitKyc({ documentIds: [fresh, good] });
  expect(kyc).toMatchObject({ status: "SUBMITTED", panMasked: `••••••${numbersOf(driver).pan.slice(-4)}` });
  expect(kyc.documents.map(({ id }) => id).toSorted()).toEqual([fresh, good].toSorted());
  await desk().approveKyc({ userId: driver.userId });
  expect((await by(driver).me()).user).toMatchObject({ status: "ACTIVE", vehicleNumber: "KA01AB1234" });
});

test("a number that was mistyped can be mended when papers are sent again; those left out stay", async () => {
  const stranger = await submitted();
  const driver = await testDriver(t);
  const [bad, good] = [await paperOf(driver), await paperOf(driver)];
  const mistyped = { ...numbersOf(driver), pan: "XXXPX0000X", aadhaarLast4: "0000" };
  await by(driver).submitKyc({ ...mistyped, documentIds: [bad, good] });
  const documents = [{ documentId: bad, reason: "Another number is on the card" }];
  await desk().rejectKyc({ userId: driver.userId, reason: "The PAN card", documents });
  const documentIds = [await paperOf(driver), good];
  const foreign = by(driver).resubmitKyc({ documentIds, pan: numbersOf(stranger).pan });
  await expect(foreign).rejects.toThrow("PAN_IN_USE");
  const { pan, aadhaarLast4 } = numbersOf(driver);
  const { kyc } = await by(driver).resubmitKyc({ documentIds, pan, aadhaarLast4 });
  expect(kyc).toMatchObject({ status: "SUBMITTED", panMasked: `••••••${pan.slice(-4)}`, aadhaarLast4 });
  expect(kyc).toMatchObject({ licenceNumberMasked: "•••••••••••1234", vehicleNumber: "KA01AB1234" });
  // The mistyped one is free again, and the mended one is taken.
  const other = await testDriver(t);
  const papers = { ...numbersOf(other), documentIds: [await paperOf(other)] };
  await expect(by(other).submitKyc({ ...papers, pan })).rejects.toThrow("PAN_IN_USE");
  await by(other).submitKyc({ ...papers, pan: "XXXPX0000X" });
});

test("another driver's paper, or one that never was, is not found, and nothing is submitted", async () => {
  const stranger = await submitted();
  const driver = await testDriver(t);
  for (const documentId of [stranger.documentId, newId()]) {
    const papers = [await paperOf(driver), documentId];
    await expect(by(driver).submitKyc({ ...numbersOf(driver), documentIds: papers })).rejects.toThrow(
      "NOT_FOUND",
    );
  }
  expect((await by(driver).kycStatus()).kyc.status).toBe("NOT_SUBMITTED");
});

test("a paper of another submission cannot be refused, and the refusal as a whole does not happen", async () => {
  const [one, other] = [await submitted(), await submitted()];
  const documents = [{ documentId: other.documentId, reason: "Too dark to read" }];
  const refusal = desk().rejectKyc({ userId: one.userId, reason: "Dark", documents });
  await expect(refusal).rejects.toThrow("NOT_FOUND");
  expect((await kycOf(t.services.db, one.userId)).status).toBe("SUBMITTED");
});

test("pressing the button twice submits once; two who decide at once decide once", async () => {
  const driver = await testDriver(t);
  const documentIds = [await paperOf(driver)];
  const presses = await Promise.allSettled(
    [1, 2, 3].map(() => by(driver).submitKyc({ ...numbersOf(driver), documentIds })),
  );
  expect(presses.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const { userId } = driver;
  const decisions = await Promise.allSettled([
    desk().approveKyc({ userId }),
    desk().rejectKyc({ userId, reason: "Not the same person" }),
    desk().approveKyc({ userId }),
  ]);
  expect(decisions.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("PAN and licence are kept sealed and shown by their last four, and stand in no audit row", async () => {
  const driver = await submitted();
  const { orm } = t.services.db;
  const rows = await orm
    .select()
    .from(tables.kycSubmissions)
    .where(eq(tables.kycSubmissions.userId, driver.userId));
  const audit = await orm.select().from(tables.auditLogs).where(eq(tables.auditLogs.actorId, driver.userId));
  const { kyc } = await by(driver).kycStatus();
  const { pan } = numbersOf(driver);
  expect(kyc).toMatchObject({
    panMasked: `••••••${pan.slice(-4)}`,
    licenceNumberMasked: "•••••••••••1234",
  });
  expect(audit.map(({ action }) => action)).toContain("users.kyc-submitted");
  const kept = JSON.stringify([rows, audit, kyc]);
  expect(kept).not.toContain(pan);
  expect(kept).not.toContain("KA0120190001234");
});

test("one PAN is one driver's, also when two send it at once; another may have it once it is free", async () => {
  const [first, second, third] = [await testDriver(t), await testDriver(t), await testDriver(t)];
  const { pan } = numbersOf(first);
  const send = async (driver: TestDriver) => {
    const documentIds = [await paperOf(driver)];
    return by(driver).submitKyc({ ...numbersOf(driver), pan, documentIds });
  };
  const both = await Promise.allSettled([send(first), send(second)]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  await expect(send(third)).rejects.toThrow("PAN_IN_USE");
  expect((await by(third).kycStatus()).kyc.status).toBe("NOT_SUBMITTED");
  const [winner, loser] = both[0]?.status === "fulfilled" ? [first, second] : [second, first];
  await desk().rejectKyc({ userId: winner.userId, reason: "Not legible" });
  await expect(send(loser)).rejects.toThrow("PAN_IN_USE");
  await by(winner).consents.withdraw({ purpose: "KYC" });
  await send(loser);
});

test("a PAN that does not go with the name is taken, and flagged for staff", async () => {
  const [fits, strange] = [await testDriver(t), await testDriver(t)];
  for (const [driver, pan] of [
    [fits, "ABCPD9001E"],
    [strange, "ABCPZ9002E"],
  ] as const) {
    await by(driver).submitKyc({ ...numbersOf(driver), pan, documentIds: [await paperOf(driver)] });
  }
  expect((await desk().kycCase({ userId: fits.userId })).flags).toEqual([]);
  expect((await desk().kycCase({ userId: strange.userId })).flags).toEqual(["PAN_NAME_MISMATCH"]);
});

test("staff see who waits, oldest first, and open papers at addresses that expire; both reads are written down", async () => {
  const driver = await submitted();
  const { submissions, pagination } = await desk().kycQueue({ limit: 100 });
  expect(submissions.at(-1)).toMatchObject({ userId: driver.userId, status: "SUBMITTED" });
  expect(pagination.total).toBe(submissions.length);
  const { documentUrls } = await desk().kycCase({ userId: driver.userId });
  expect(documentUrls).toEqual([
    { documentId: driver.documentId, url: expect.stringContaining("signature=") },
  ]);
  const reads = await t.services.db.orm
    .select({ action: tables.auditLogs.action, entityId: tables.auditLogs.entityId })
    .from(tables.auditLogs)
    .where(and(eq(tables.auditLogs.actorId, ops.staff.staffId), eq(tables.auditLogs.actorKind, "STAFF")));
  expect(reads).toContainEqual({ action: "admin.kyc-read", entityId: driver.userId });
  expect(reads).toContainEqual({ action: "admin.kyc-queue-read", entityId: "users.kyc" });
});

test("only those whose work it is decide", async () => {
  const { userId, credentials } = await submitted();
  for (const role of ["SUPPORT", "FINANCE", "AUDITOR"] as const) {
    await expect(desk(await testStaff(t, role)).approveKyc({ userId })).rejects.toThrow("FORBIDDEN");
  }
  await expect(staffCaller(t.call(credentials)).approveKyc({ userId })).rejects.toThrow("FORBIDDEN");
  await expect(staffCaller(t.call()).approveKyc({ userId })).rejects.toThrow("UNAUTHENTICATED");
  await desk(await testStaff(t, "ADMIN")).approveKyc({ userId });
});

test("the name stays once papers that carry it were sent; a new address is unverified", async () => {
  const driver = await testDriver(t);
  const changed = await by(driver).update({ name: "Asha Kumari", email: "asha@example.in", language: "ta" });
  expect(changed.user).toMatchObject({ name: "Asha Kumari", emailVerified: false, language: "ta" });
  await by(driver).submitKyc({ ...numbersOf(driver), documentIds: [await paperOf(driver)] });
  await expect(by(driver).update({ name: "Somebody Else" })).rejects.toThrow("STATE_CONFLICT");
  await by(driver).update({ name: "Asha Kumari", language: "en" });
});

type Act = "submit" | "review" | "approve" | "reject";

/** What product.md §3 says may follow what. */
const moves: Readonly<Record<KycStatus, Partial<Record<Act, KycStatus>>>> = {
  NOT_SUBMITTED: { submit: "SUBMITTED" },
  SUBMITTED: { review: "IN_REVIEW", approve: "APPROVED", reject: "REJECTED" },
  IN_REVIEW: { review: "IN_REVIEW", approve: "APPROVED", reject: "REJECTED" },
  REJECTED: { submit: "SUBMITTED" },
  APPROVED: {},
};

test("whatever is tried in whatever order, the check moves only as it may, and tier and status follow it", async () => {
  const acts = fc.array(fc.constantFrom<Act>("submit", "review", "approve", "reject"), {
    minLength: 3,
    maxLength: 12,
  });
  await fc.assert(
    fc.asyncProperty(acts, async (tried) => {
      const driver = await testDriver(t);
      let expected: KycStatus = "NOT_SUBMITTED";
      for (const act of tried) {
        const next: KycStatus | undefined = moves[expected][act];
        const outcome = await attempt(driver, act);
        expect(outcome).toBe(next === undefined ? "STATE_CONFLICT" : "done");
        expected = next ?? expected;
        const user = await userById(t.services.db, driver.userId);
        const approved = expected === "APPROVED";
        expect(user).toMatchObject({
          kycStatus: expected,
          kycTier: approved ? "FULL" : "MINIMUM",
          status: approved ? "ACTIVE" : "PENDING_KYC",
        });
      }
    }),
    { numRuns: 25 },
  );
});

async function attempt(driver: TestDriver, act: Act): Promise<string> {
  const { userId } = driver;
  const tries: Record<Act, () => Promise<unknown>> = {
    submit: async () => by(driver).submitKyc({ ...numbersOf(driver), documentIds: [await paperOf(driver)] }),
    review: () => desk().startReview({ userId }),
    approve: () => desk().approveKyc({ userId }),
    reject: () => desk().rejectKyc({ userId, reason: "Not readable" }),
  };
  try {
    await tries[act]();
    return "done";
  } catch (error) {
    const { cause } = error instanceof Error ? error : {};
    return cause instanceof AppError ? cause.code : String(error);
  }
}
