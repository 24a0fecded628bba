import { paise } from "@drivopay/contracts/money";
import { tables } from "@drivopay/db";
import { newId } from "@drivopay/runtime/ids";
import { eq } from "drizzle-orm";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closeAtGateways } from "../payments/close-at-gateways.ts";
import { requestsEnded } from "../payments/events.ts";
import { appRouter } from "../root.ts";
import { createTestServices, type TestServices } from "../test-services.ts";
import { signStatement } from "../transactions/sign-statement.ts";
import { writeStatement } from "../transactions/write-statement.ts";
import { createCallerFactory } from "../trpc.ts";
import { approveKyc, createDriver } from "../users/index.ts";
import { removeObjects } from "../users/orphaned-objects.ts";
import { type TestDriver, testStaff } from "../users/test-services.ts";
import { give } from "../wallet/testing/fixtures.ts";
import { eraseExpired } from "./erase-expired.ts";
import { noticeLateMoney } from "./late-money.ts";
import { prepareExport } from "./prepare-export.ts";
import { driverWithEverything, email, pin } from "./testing/driver-with-everything.ts";

const callerOf = createCallerFactory(appRouter);
let t: TestServices;
beforeAll(async () => {
  t = await createTestServices();
});
afterAll(() => t.close());

const by = (driver: TestDriver) => callerOf(t.call(driver.credentials));

async function unpacked(url: string): Promise<Record<string, string>> {
  const query = new URL(url).searchParams;
  const part = (name: string) => query.get(name) ?? "";
  const address = { key: part("key"), expires: part("expires"), signature: part("signature") };
  const { body } = await t.documents.readSigned({ ...address, downloadAs: part("downloadAs") });
  const pieces: Uint8Array[] = [];
  for await (const piece of body) pieces.push(piece);
  const files = Object.entries(unzipSync(new Uint8Array(Buffer.concat(pieces))));
  return Object.fromEntries(files.map(([name, bytes]) => [name, strFromU8(bytes)]));
}

const outboxOf = async (name: string, userId: string) =>
  (await t.services.db.orm.select().from(tables.outbox).where(eq(tables.outbox.name, name))).filter(
    ({ data }) => data.userId === userId,
  );

test("a driver gets everything that is kept, once a wish, and is told", async () => {
  const driver = await driverWithEverything(t);
  const { userId, walletId } = driver;
  for (let made = 0; made < 120; made += 1)
    await give(t.services, { id: walletId, userId }, paise(100 + made));
  await expect(by(driver).users.exportData({ pin: "000000" })).rejects.toThrow("PIN_INVALID");
  const wishes = await Promise.all([
    by(driver).users.exportData({ pin }),
    by(driver).users.exportData({ pin }),
  ]);
  const [id] = new Set(wishes.map(({ export: { id } }) => id));
  expect(new Set(wishes.map(({ export: { id } }) => id)).size).toBe(1);
  expect((await by(driver).users.lastExport()).export).toMatchObject({ status: "PREPARING", url: null });
  await Promise.all([prepareExport(t.services, id ?? ""), prepareExport(t.services, id ?? "")]);
  const { export: ready } = await by(driver).users.lastExport();
  expect(ready).toMatchObject({ status: "READY", id });
  const files = await unpacked(ready?.url ?? "");
  expect(JSON.parse(files["profile.json"] ?? "")).toMatchObject({
    phone: driver.phone,
    email,
    name: "Asha Devi",
  });
  expect(JSON.parse(files["papers.json"] ?? "")).toMatchObject({ status: "SUBMITTED", aadhaarLast4: "2346" });
  expect(JSON.parse(files["movements.json"] ?? "")).toHaveLength(120);
  expect(JSON.parse(files["messages.json"] ?? "")).toMatchObject([{ body: email }]);
  const purposes = JSON.parse(files["consents.json"] ?? "").map(
    ({ purpose }: { purpose: string }) => purpose,
  );
  expect(purposes.toSorted()).toEqual(["KYC", "PROFILE_PHOTO", "TERMS"]);
  expect(JSON.parse(files["sessions.json"] ?? "")).toHaveLength(1);
  expect(JSON.parse(files["links.json"] ?? "")).toMatchObject([{ customer: { name: "Meena Rao" } }]);
  expect(JSON.parse(files["statements.json"] ?? "")).toMatchObject([{ format: "CSV", status: "READY" }]);
  expect(JSON.parse(files["platforms.json"] ?? "")).toMatchObject([{ platform: "UBER" }]);
  expect(JSON.parse(files["settings.json"] ?? "")).toMatchObject({ autoWithdraw: { enabled: false } });
  const done = JSON.parse(files["trail.json"] ?? "").map(({ action }: { action: string }) => action);
  expect(done).toContain("users.kyc-submitted");
  expect(Object.keys(files)).toEqual(
    expect.arrayContaining(["payments.json", "withdrawals.json", "trips.json"]),
  );
  expect(Object.values(files).join()).not.toContain("50100012345678");
  expect(Object.values(files).join()).toContain("••••5678");
  const told = await outboxOf("notifications/requested", userId);
  expect(told.map(({ data }) => data.type)).toEqual(["DATA_EXPORT_READY"]);
});

test("a copy goes after a week, and four a day are too many", async () => {
  const driver = await driverWithEverything(t);
  for (let day = 0; day < 3; day += 1) {
    const { export: wished } = await by(driver).users.exportData({ pin });
    await prepareExport(t.services, wished.id);
  }
  await expect(by(driver).users.exportData({ pin })).rejects.toThrow("RATE_LIMITED");
  const { export: ready } = await by(driver).users.lastExport();
  t.clock.advance(8 * 24 * 60 * 60 * 1000);
  expect(
    (
      await by(driver)
        .users.lastExport()
        .catch(() => null)
    )?.export ?? null,
  ).toBeNull();
  expect((await eraseExpired(t.services)).copies).toBeGreaterThanOrEqual(3);
  t.clock.advance(-8 * 24 * 60 * 60 * 1000);
  expect((await by(driver).users.lastExport()).export).toMatchObject({
    id: ready?.id,
    status: "EXPIRED",
    url: null,
  });
});

test("an account with money is not closed, and says what is in the way", async () => {
  const driver = await driverWithEverything(t);
  await give(t.services, { id: driver.walletId, userId: driver.userId }, paise(12_550));
  const refusal = by(driver).users.close({ pin });
  await expect(refusal).rejects.toMatchObject({
    cause: { code: "ACCOUNT_NOT_EMPTY", params: { reason: "BALANCE", amount: 12_550 } },
  });
  expect((await by(driver).users.me()).user.name).toBe("Asha Devi");
});

test("nothing personal of a driver who left remains, but in the books, the audit trail and the approved papers", async () => {
  const driver = await driverWithEverything(t);
  const { userId } = driver;
  const { export: copy } = await by(driver).users.exportData({ pin });
  await prepareExport(t.services, copy.id);
  await by(driver).users.close({ pin });
  await expect(by(driver).users.me()).rejects.toThrow(/SESSION_REVOKED|ACCOUNT_BLOCKED/);
  const secrets = [
    ...[driver.phone.slice(3), email, "Asha Devi", "Asha%20Devi", "KA05MX9999", "50100012345678", "••••5678"],
    ...["Meena Rao", "9812345678", "meena@example.in"],
  ];
  const legal = ["audit.audit_logs", "audit.security_events", "events.outbox"];
  const found = await t.services.db.sql<{ name: string }[]>`
    select table_schema || '.' || table_name as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema', 'drizzle')`;
  const kept: string[] = [];
  for (const { name } of found.filter((table) => !legal.includes(table.name))) {
    const rows = await t.services.db.sql.unsafe<{ row: string }[]>(
      `select row_to_json(t)::text as row from ${name} t where t::text like '%' || $1 || '%'`,
      [userId],
    );
    for (const { row } of rows) {
      if (secrets.some((secret) => row.includes(secret))) kept.push(`${name}: ${row}`);
    }
  }
  expect(kept).toEqual([]);
  expect(found.length).toBeGreaterThan(20);
  expect(await outboxOf("platforms/credentials.orphaned", userId)).toHaveLength(1);
  const orphaned = (
    await t.services.db.orm
      .select()
      .from(tables.outbox)
      .where(eq(tables.outbox.name, "users/objects.orphaned"))
  ).flatMap(({ data }) => data.objectKeys as string[]);
  expect(orphaned).toEqual(
    expect.arrayContaining([...driver.objectKeys, `exports/${userId}/${copy.id}.zip`]),
  );
  await removeObjects(t.services, orphaned);
  await expect(unpacked(await t.documents.signedUrl(driver.objectKeys[0] ?? "", 60))).rejects.toThrow(
    "NOT_FOUND",
  );
  const audit = await t.services.db.orm
    .select()
    .from(tables.auditLogs)
    .where(eq(tables.auditLogs.entityId, userId));
  expect(audit.map(({ action }) => action)).toContain("users.account-closed");
});

test("what a driver who left could be paid by is closed at the gateways, however often they are told", async () => {
  const driver = await driverWithEverything(t);
  await by(driver).users.close({ pin });
  const told = await outboxOf("payments/requests.ended", driver.userId);
  const { requests } = requestsEnded.schema.parse(told[0]?.data);
  expect(requests.map(({ type }) => type).toSorted()).toEqual(["link", "qr", "qr"]);
  expect(await closeAtGateways(t.services, requests)).toEqual({ closed: 3 });
  await closeAtGateways(t.services, requests);
});

test("a statement whose driver leaves while it is written is not signed, and its file is removed", async () => {
  const driver = await driverWithEverything(t);
  const span = { from: "2026-09-01T00:00:00.000Z", to: "2026-10-01T00:00:00.000Z" };
  const { export: wished } = await by(driver).transactions.export({ format: "CSV", ...span });
  const written = await writeStatement(t.services, wished.id);
  await by(driver).users.close({ pin });
  expect(await signStatement(t.services, wished.id, written)).toEqual({ status: "FORGOTTEN" });
  await expect(unpacked(await t.documents.signedUrl(written.objectKey, 60))).rejects.toThrow("NOT_FOUND");
});

test("the number is free at once, and the new driver is another one", async () => {
  const driver = await driverWithEverything(t);
  await by(driver).users.close({ pin });
  const made = await t.services.db.transact((tx) =>
    createDriver(
      tx,
      { ipAddress: null, userAgent: null },
      {
        ...{ phone: driver.phone, name: "Ravi Kumar", email: null, language: "hi" },
      },
    ),
  );
  expect(made?.user.id).not.toBe(driver.userId);
  expect(made?.user).toMatchObject({ status: "PENDING_KYC", pinHash: null });
});

test("approved papers are kept sealed for five years, then erased", async () => {
  const driver = await driverWithEverything(t);
  await approveKyc(await testStaff(t), driver.userId);
  await by(driver).users.close({ pin });
  const left = async () => ({
    papers: await t.services.db.orm.$count(tables.documents, eq(tables.documents.userId, driver.userId)),
    checks: await t.services.db.orm.$count(
      tables.kycSubmissions,
      eq(tables.kycSubmissions.userId, driver.userId),
    ),
  });
  expect(await left()).toEqual({ papers: 1, checks: 1 });
  const fiveYearsMs = 5 * 366 * 24 * 60 * 60 * 1000;
  t.clock.advance(fiveYearsMs);
  await eraseExpired(t.services);
  t.clock.advance(-fiveYearsMs);
  expect(await left()).toEqual({ papers: 0, checks: 0 });
});

test("closing races with money that comes: either it is refused, or the books hold what came after", async () => {
  const driver = await driverWithEverything(t);
  const wallet = { id: driver.walletId, userId: driver.userId };
  const [closing] = await Promise.allSettled([
    by(driver).users.close({ pin }),
    give(t.services, wallet, paise(5_000)),
  ]);
  const [row] = await t.services.db.orm.select().from(tables.users).where(eq(tables.users.id, driver.userId));
  expect(row?.closedAt === null).toBe(closing.status === "rejected");
});

test("money that comes to somebody who left opens one case", async () => {
  const driver = await driverWithEverything(t);
  const payment = { from: "PAYMENT" as const, referenceId: newId(), userId: driver.userId, amount: 5_000 };
  expect(await noticeLateMoney(t.services, payment)).toEqual({ late: false });
  await by(driver).users.close({ pin });
  await noticeLateMoney(t.services, payment);
  expect(await noticeLateMoney(t.services, payment)).toEqual({ late: true });
  const cases = await t.services.db.orm
    .select()
    .from(tables.cases)
    .where(eq(tables.cases.referenceId, payment.referenceId));
  expect(cases).toHaveLength(1);
});
