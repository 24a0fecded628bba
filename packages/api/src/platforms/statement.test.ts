import { randomBytes } from "node:crypto";
import { tables } from "@drivopay/db";
import { newId } from "@drivopay/runtime/ids";
import { eq } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { StaffContext } from "../context.ts";
import { testStaff } from "../users/test-services.ts";
import { decideStatement } from "./decide-statement.ts";
import { importStatement, listStatements } from "./import-statement.ts";
import { readStatement } from "./read-statement.ts";
import { listStatementQueue, readStatementCase } from "./review-statements.ts";
import { createPlatformsBench, type PlatformsBench } from "./test-services.ts";

const reach = { oldest: new Date("2025-01-01T00:00:00Z"), newest: new Date("2027-01-01T00:00:00Z") };
const read = (text: string) => readStatement(Buffer.from(text), reach);
let t: PlatformsBench;
let staff: StaffContext;
beforeAll(async () => {
  t = await createPlatformsBench();
  staff = await testStaff(t);
});
afterAll(() => t.close());

const file = (text: string | Buffer, name = "statement.csv") =>
  new File([new Uint8Array(Buffer.from(text))], name, { type: "text/csv" });
const yesterday = () => new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
const csv = (prefix: string, rows: readonly number[]) =>
  `Trip ID,Date,Net earnings\n${rows.map((rupees, at) => `${prefix}-${at},${yesterday()},${rupees}`).join("\n")}`;

test("statements are read in whatever way platforms write them", () => {
  const { rows, problems } = read(
    '\uFEFFBooking ID;Ride date;Total fare;Commission;Cash collected\r\nCRN-1;22-11-2026 09:30;"₹1,250.50";250.10;0\r\nCRN-2;2026-11-22;Rs. 90;-18;90\r\n',
  );
  expect(problems).toEqual([]);
  expect(rows).toEqual([
    {
      ...{ line: 2, tripId: "CRN-1", gross: 125_050, fees: -25_010, cash: 0 },
      earnedAt: new Date("2026-11-22T04:00:00.000Z"),
    },
    {
      ...{ line: 3, tripId: "CRN-2", gross: 9_000, fees: -1_800, cash: 9_000 },
      earnedAt: new Date("2026-11-22T06:30:00.000Z"),
    },
  ]);
});

test("a bad row is told by its line, and the others stand", () => {
  const bad = [
    "T-1,2026-11-22,100.00",
    "T-2,31-02-2026,100.00",
    "T-3,2026-11-22,12.345",
    ",2026-11-22,10",
    "T-1,2026-11-22,100.00",
    '"T-4\nover two lines",2026-11-22,5',
    "T-5,2019-01-01,5",
    "T-6,2029-01-01,5",
    "T-7,2026-11-22",
    "T-8,2026-11-22,99999999",
  ];
  const { rows, problems, total } = read(`trip_id,date,net\n${bad.join("\n")}\n`);
  expect([rows.map(({ tripId }) => tripId), total]).toEqual([["T-1"], 10]);
  expect(problems.map(({ line, problem }) => [line, problem])).toEqual([
    [3, "DATE"],
    [4, "AMOUNT"],
    [5, "TRIP_ID"],
    [6, "REPEATED"],
    [8, "TRIP_ID"],
    [9, "TOO_OLD"],
    [10, "DATE"],
    [11, "AMOUNT"],
    [12, "AMOUNT"],
  ]);
});

test("what is no statement is refused whole: other columns, a renamed executable, too many rows, nothing", () => {
  const tooLong = `trip id,date,net\n${"T,2026-11-22,1\n".repeat(20_001)}`;
  for (const text of ["", "a,b,c\n1,2,3", "trip id,date,net", 'trip id,date,net\n"open', tooLong]) {
    expect(() => read(text)).toThrow("STATEMENT_UNREADABLE");
  }
  expect(() => readStatement(Buffer.concat([Buffer.from("MZ"), randomBytes(4_096)]), reach)).toThrow(
    "STATEMENT_UNREADABLE",
  );
});

test("any statement: every row is imported or told, and the sums are exact", () => {
  const cell = fc.record({
    id: fc.integer({ min: 1, max: 30 }),
    net: fc.oneof(
      fc.integer({ min: -500_000, max: 5_000_000 }).map((amount) => (amount / 100).toFixed(2)),
      fc.string({ maxLength: 6 }).map((text) => text.replaceAll(/["\r\n,;\t]/g, "")),
    ),
  });
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1, maxLength: 40 }), (cells) => {
      const text = cells.map(({ id, net }) => `trip-${id},2026-11-22,${net}`).join("\n");
      const { rows, problems, total } = read(`trip id,date,net\n${text}`);
      expect(rows.length + problems.length).toBe(total);
      expect(new Set(rows.map(({ tripId }) => tripId)).size).toBe(rows.length);
      for (const row of rows) {
        const written = cells[row.line - 2]?.net ?? "";
        expect(row.gross + row.fees).toBe(Math.round(Number(written) * 100));
      }
    }),
  );
});

test("a statement's money is held, once a file and once a trip, and becomes the driver's when it was checked", async () => {
  const driver = await t.driver();
  const upload = (text: string) => importStatement(driver.ctx, { platform: "RAPIDO", file: file(text) });
  const { statement } = await upload(csv("one", [100, 250.5, -20.25]));
  expect(statement).toMatchObject({ state: "REVIEW", imported: 3, known: 0, refused: 0, amount: 33_025 });
  expect((await upload(csv("one", [100, 250.5, -20.25]))).statement.id).toBe(statement.id);
  const wider = (await upload(csv("one", [100, 99, -20.25, 10]))).statement;
  expect(wider).toMatchObject({ imported: 1, known: 2, refused: 1, amount: 1_000 });
  expect(wider.problems).toEqual([{ line: 3, problem: "DIFFERS" }]);
  expect(await t.balance(driver)).toEqual({ balance: 0, pendingBalance: 34_025 });
  await decideStatement(staff, { id: statement.id, decision: "CREDIT", note: "As in their books" });
  expect(await t.balance(driver)).toEqual({ balance: 33_025, pendingBalance: 1_000 });
  const again = decideStatement(staff, { id: statement.id, decision: "REFUSE", note: "Second thoughts" });
  await expect(again).rejects.toMatchObject({ code: "STATE_CONFLICT" });
  await decideStatement(staff, { id: wider.id, decision: "REFUSE", note: "Not in their books" });
  expect(await t.balance(driver)).toEqual({ balance: 33_025, pendingBalance: 0 });
  expect((await listStatements(driver.ctx)).statements.map(({ state }) => state)).toEqual([
    "REFUSED",
    "CREDITED",
  ]);
  await t.expectBooksProve();
});

test("staff find what waits, the oldest first, with its trips; deciding ends the case that asked for it", async () => {
  const driver = await t.driver();
  const sent: string[] = [];
  for (const name of ["first", "second"]) {
    const upload = { platform: "OLA", file: file(csv(name, [75, 25])) } as const;
    sent.push((await importStatement(driver.ctx, upload)).statement.id);
  }
  const [first = "", second = ""] = sent;
  const waiting = async () =>
    (await listStatementQueue(staff, { limit: 100 })).statements
      .filter(({ userId }) => userId === driver.userId)
      .map(({ id }) => id);
  expect(await waiting()).toEqual([first, second]);
  const shown = await readStatementCase(staff, first);
  expect(shown.statement).toMatchObject({ userId: driver.userId, amount: 10_000, decidedAt: null });
  expect(shown.trips.map(({ due }) => due).toSorted()).toEqual([2_500, 7_500]);
  const caseOf = async (id: string) =>
    (await t.services.db.orm.select().from(tables.cases).where(eq(tables.cases.referenceId, id)))[0];
  expect(await caseOf(first)).toMatchObject({ state: "OPEN" });
  await decideStatement(staff, { id: first, decision: "CREDIT", note: "As in their books" });
  expect(await waiting()).toEqual([second]);
  expect(await caseOf(first)).toMatchObject({ state: "RESOLVED", resolution: "As in their books" });
  await expect(readStatementCase(staff, newId())).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(listStatementQueue(staff, { limit: 5, cursor: "x" })).rejects.toMatchObject({
    code: "VALIDATION_FAILED",
  });
});

test("trips of a statement that a sync brings as well are paid once", async () => {
  const driver = await t.driver();
  await t.connect(driver.ctx, "OLA", "ola-both");
  const { trips } = await t.trips("OLA", "ola-both", {
    count: 4,
    amount: 30_000,
    cashShare: 0,
    from: yesterday(),
  });
  const text = trips.map(({ id, net }) => `${id},${yesterday()},${net / 100}`).join("\n");
  const upload = { platform: "OLA", file: file(`trip id,date,net\n${text}`) } as const;
  const { statement } = await importStatement(driver.ctx, upload);
  const { id } = await t.connectionOf(driver);
  expect(await t.syncAll(id)).toMatchObject({ credited: 0 });
  await decideStatement(staff, { id: statement.id, decision: "REFUSE", note: "Come by sync" });
  const due = trips.reduce((sum, { net }) => sum + net, 0);
  expect(await t.syncAll(id)).toMatchObject({ credited: due });
  expect(await t.balance(driver)).toEqual({ balance: due, pendingBalance: 0 });
  await t.expectBooksProve();
});

test("the same file sent five times at once is one import; thousands of rows are a matter of a second", async () => {
  const driver = await t.driver();
  const rows = Array.from({ length: 3_000 }, (_, at) => 10 + (at % 90));
  const upload = { platform: "UBER", file: file(csv("bulk", rows)) } as const;
  const answers = await Promise.all([1, 2, 3, 4, 5].map(() => importStatement(driver.ctx, upload)));
  expect(new Set(answers.map(({ statement }) => statement.id)).size).toBe(1);
  const kept = await t.services.db.orm
    .select()
    .from(tables.earnings)
    .where(eq(tables.earnings.userId, driver.userId));
  expect(kept.length).toBe(3_000);
  const { pendingBalance } = await t.balance(driver);
  expect(pendingBalance).toBe(rows.reduce((sum, rupees) => sum + rupees * 100, 0));
  await t.expectBooksProve();
});
