import { buffer, text } from "node:stream/consumers";
import { tables } from "@drivopay/db";
import { sha256Hex } from "@drivopay/runtime/crypto";
import { newId } from "@drivopay/runtime/ids";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TestServices } from "../test-services.ts";
import { makeDriver, type TestDriver } from "../wallet/testing/fixtures.ts";
import { failStatement } from "./fail-statement.ts";
import { issueIncomePassport, readIncome } from "./income-passport.ts";
import { listExports, readExport } from "./list-exports.ts";
import { requestExport } from "./request-statement.ts";
import { signStatement } from "./sign-statement.ts";
import { balanceAt, statementRows } from "./statement-rows.ts";
import { postPast } from "./testing/past.ts";
import { createStatementWorld, makeFile } from "./testing/statement-world.ts";
import { verifyStatement } from "./verify-statement.ts";
import { writeStatement } from "./write-statement.ts";

const { statements } = tables;
const from = "2026-08-01T00:00:00.000+05:30";
const to = "2026-11-01T00:00:00.000+05:30";
const span = { from: new Date(from).toISOString(), to: new Date(to).toISOString() };

let world: TestServices;
let driver: TestDriver;

beforeAll(async () => {
  ({ world, driver } = await createStatementWorld());
});
afterAll(() => world.close());

async function fileOf(id: string, of: TestDriver = driver) {
  const { url } = await readExport(of.call(), id);
  const query = new URL(url ?? "").searchParams;
  const part = (name: string) => query.get(name) ?? "";
  return world.documents.readSigned({
    ...{ key: part("key"), expires: part("expires"), signature: part("signature") },
    downloadAs: part("downloadAs"),
  });
}

describe("an export", () => {
  test("as CSV has every change of the span to the paisa, and nothing a spreadsheet would run", async () => {
    const asked = await requestExport(driver.call(), { format: "CSV", ...span });
    expect(asked).toMatchObject({ status: "QUEUED", progress: 0, url: null, verificationCode: null });
    await makeFile(world, asked.id);
    const ready = await readExport(driver.call(), asked.id);
    expect(ready).toMatchObject({ status: "READY", progress: 100, rows: 4, from: span.from, to: span.to });
    expect(new URL(ready.url ?? "").searchParams.get("downloadAs")).toBe(
      "drivopay-statement-2026-08-01-2026-10-31.csv",
    );
    const { body, contentType } = await fileOf(asked.id);
    expect(contentType).toBe("text/csv; charset=utf-8");
    const [header, ...rows] = (await text(body)).trim().split("\r\n");
    expect(header).toContain("Money in (INR)");
    // India's clock, in months of three letters, as a spreadsheet reads them.
    expect(rows.map((row) => row.split(",", 2).join(" "))).toEqual([
      ...["01-Aug-2026 00:00:00", "15-Aug-2026 10:00:00", "03-Sep-2026 10:00:00", "31-Oct-2026 23:59:59"],
    ]);
    expect(rows[0]).toContain(`"'=HYPERLINK(""http://evil"",""x"")",125.50,,10125.51`);
    expect(rows[2]).toContain("'+91 and @sum,0.05,,10325.56");
    expect(rows[3]).toContain(",1000.00,,11325.56,");
  });

  test("as PDF is a whole document, and the same bytes when it is written again", async () => {
    const asked = await requestExport(driver.call(), { format: "PDF", ...span });
    const first = await writeStatement(world.services, asked.id);
    const again = await writeStatement(world.services, asked.id);
    expect(again).toEqual(first);
    expect(first).toMatchObject({ opening: 1_000_001, closing: 1_132_556 });
    expect(first.totals).toMatchObject({ rows: 4, credited: 132_555, debited: 0 });
    await signStatement(world.services, asked.id, first);
    const { body, sizeBytes } = await fileOf(asked.id);
    const bytes = await buffer(body);
    expect(bytes.subarray(0, 5).toString()).toBe("%PDF-");
    expect(bytes.subarray(-6).toString().trim()).toBe("%%EOF");
    expect([sizeBytes, sha256Hex(bytes)]).toEqual([first.sizeBytes, first.fileSha256]);
  });

  test("asked for twice while it is written is one; another driver does not find it", async () => {
    const asked = await requestExport(driver.call(), {
      format: "CSV",
      from: span.from,
      to: "2026-10-01T00:00:00Z",
    });
    const again = await requestExport(driver.call(), {
      format: "CSV",
      from: span.from,
      to: "2026-10-01T00:00:00Z",
    });
    expect(again.id).toBe(asked.id);
    const stranger = await makeDriver(world);
    await expect(readExport(stranger.call(), asked.id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await failStatement(world.services, asked.id);
    expect(await readExport(driver.call(), asked.id)).toMatchObject({ status: "FAILED", url: null });
    const page = await listExports(driver.call(), { limit: 1 });
    const next = await listExports(driver.call(), { limit: 1, cursor: page.pagination.nextCursor ?? "" });
    expect(page.exports[0]?.id).toBe(asked.id);
    expect(next.exports[0]?.id).not.toBe(asked.id);
  });

  test.each([
    [{ from: span.to, to: span.from }],
    [{ from: "2020-01-01T00:00:00Z", to: "2026-01-01T00:00:00Z" }],
    [{ from: "0000-01-01T00:00:00Z", to: "0001-01-01T00:00:00Z" }],
  ])("over no span is refused: %o", async (wrong) => {
    await expect(requestExport(driver.call(), { format: "CSV", ...wrong })).rejects.toMatchObject({
      code: "VALIDATION_FAILED",
    });
  });

  test("of a span that reaches into the future ends where the books stood when it was asked for", async () => {
    const late = await makeDriver(world);
    await postPast(world, late.wallet, [{ at: "2026-11-20T10:00:00+05:30", gross: 500 }]);
    const asked = await requestExport(late.call(), {
      ...{ format: "CSV" as const, from: span.to, to: "2026-12-01T00:00:00.000Z" },
    });
    await postPast(world, late.wallet, [{ at: "2026-11-21T10:00:00+05:30", gross: 700 }]);
    expect(await writeStatement(world.services, asked.id)).toMatchObject({
      closing: 500,
      totals: { rows: 1 },
    });
  });
});

describe("whoever holds the code", () => {
  let id: string;
  let code: string;
  beforeAll(async () => {
    ({ id } = await requestExport(driver.call(), {
      format: "PDF",
      from: span.from,
      to: "2026-09-30T00:00:00Z",
    }));
    await makeFile(world, id);
    code = (await readExport(driver.call(), id)).verificationCode ?? "";
  });
  const verify = (typed: string) => verifyStatement(world.call(null, { ipAddress: newId() }), typed);

  test("sees whose it is and what it says, however the code is typed", async () => {
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
    const { genuine, statement } = await verify(code.toLowerCase().replaceAll("-", " ").replaceAll("0", "o"));
    expect(genuine).toBe(true);
    expect(statement).toMatchObject({
      name: "Asha Devi",
      opening: 1_000_001,
      credited: 32_555,
      rows: 3,
      code,
    });
    expect(statement?.phoneLast4).toMatch(/^\d{4}$/);
    expect(JSON.stringify(statement)).not.toContain(id);
  });

  test("is told nothing of a code that is none, or of a statement that is not ready", async () => {
    const waiting = await requestExport(driver.call(), {
      format: "CSV",
      from: span.from,
      to: "2026-09-20T00:00:00Z",
    });
    const [row] = await world.services.db.orm.select().from(statements).where(eq(statements.id, waiting.id));
    for (const wrong of ["", "0000-0000-0000-0000", `${code}0`, "not a code", row?.verificationCode ?? ""]) {
      expect(await verify(wrong)).toEqual({ genuine: false, statement: null });
    }
  });

  test("is told that it is not genuine when any byte of what was signed is another", async () => {
    const [row] = await world.services.db.orm.select().from(statements).where(eq(statements.id, id));
    const { content = "", signature = "" } = row ?? {};
    const change = (values: { content?: string; signature?: string; id?: string }) =>
      world.services.db.orm.update(statements).set(values).where(eq(statements.id, id));
    const flip = (whole: string, at: number) =>
      whole.slice(0, at) + String.fromCharCode(whole.charCodeAt(at) ^ 1) + whole.slice(at + 1);
    const places = Array.from({ length: 40 }, (_, nth) =>
      Math.floor((nth * ((content ?? "").length - 1)) / 39),
    );
    for (const at of places) {
      await change({ content: flip(content ?? "", at) });
      expect([at, (await verify(code)).genuine]).toEqual([at, false]);
    }
    for (const at of [0, 20, (signature ?? "").length - 3]) {
      await change({ content: content ?? "", signature: flip(signature ?? "", at) });
      expect((await verify(code)).genuine).toBe(false);
    }
    await change({ content: content ?? "", signature: signature ?? "" });
    expect((await verify(code)).genuine).toBe(true);
  });

  test("another statement's content under this code is not genuine", async () => {
    const other = await requestExport(driver.call(), {
      format: "CSV",
      from: span.from,
      to: "2026-09-10T00:00:00Z",
    });
    await makeFile(world, other.id);
    const [good] = await world.services.db.orm.select().from(statements).where(eq(statements.id, id));
    const [row] = await world.services.db.orm.select().from(statements).where(eq(statements.id, other.id));
    await world.services.db.orm
      .update(statements)
      .set({ content: row?.content ?? null, signature: row?.signature ?? null })
      .where(eq(statements.id, id));
    expect((await verify(code)).genuine).toBe(false);
    await world.services.db.orm
      .update(statements)
      .set({ content: good?.content ?? null, signature: good?.signature ?? null })
      .where(eq(statements.id, id));
  });

  test("may not try codes without end", async () => {
    const guess = () =>
      verifyStatement(world.call(null, { ipAddress: "198.51.100.7" }), "0000-0000-0000-0000");
    for (let tries = 0; tries < 30; tries += 1) await guess();
    await expect(guess()).rejects.toMatchObject({ code: "RATE_LIMITED" });
  });
});

describe("an income passport", () => {
  test("counts whole months by source, and no money the driver put in", async () => {
    const income = await readIncome(driver.call(), 3);
    expect(income).toMatchObject({
      total: 32_555,
      monthlyAverage: 10_851,
      monthsWithIncome: 2,
      daysWithIncome: 3,
    });
    expect(income.months.map(({ month, amount }) => [month, amount])).toEqual([
      ["2026-08", 32_550],
      ["2026-09", 5],
      ["2026-10", 0],
    ]);
    expect(income.sources).toEqual([
      { source: "QR", amount: 32_550, count: 2 },
      { source: "LINK", amount: 5, count: 1 },
    ]);
  });

  test("is one signed page that anyone can check", async () => {
    const asked = await issueIncomePassport(driver.call(), 6);
    await makeFile(world, asked.id);
    const ready = await readExport(driver.call(), asked.id);
    expect(ready).toMatchObject({ kind: "INCOME_PASSPORT", status: "READY" });
    const { statement } = await verifyStatement(world.call(), ready.verificationCode ?? "");
    expect(statement?.income).toMatchObject({ total: 1_032_556, months: expect.any(Array) });
    expect(statement?.income?.months).toHaveLength(6);
  });

  test("is not issued over months without income", async () => {
    const stranger = await makeDriver(world);
    await expect(issueIncomePassport(stranger.call(), 3)).rejects.toMatchObject({ code: "STATE_CONFLICT" });
  });
});

describe("the balance", () => {
  test.each([
    ["0000-01-01T00:00:00.000Z", 0],
    ["2026-07-01T00:00:00.000Z", 0],
    ["2026-07-31T18:29:59.999Z", 1_000_001],
    ["2026-07-31T18:30:00.000Z", 1_012_551],
    ["2026-11-10T00:00:00.000Z", 1_140_256],
  ])("at %s was %i", async (at, balance) => {
    expect(await balanceAt(driver.call(), at)).toEqual({ at, balance, pendingBalance: 0, currency: "INR" });
  });

  test("of a day to come is not told", async () => {
    await expect(balanceAt(driver.call(), "2030-01-01T00:00:00Z")).rejects.toMatchObject({
      code: "VALIDATION_FAILED",
    });
  });

  test("runs along the rows of a statement, whose cursor keeps the span", async () => {
    const first = await statementRows(driver.call(), { ...span, limit: 3 });
    expect([first.opening, first.closing]).toEqual([1_000_001, 1_132_556]);
    const second = await statementRows(driver.call(), { limit: 3, cursor: first.nextCursor ?? "" });
    const rows = [...first.rows, ...second.rows];
    expect([second.opening, second.nextCursor, rows.length]).toEqual([1_000_001, null, 4]);
    let balance = first.opening;
    for (const row of rows) {
      expect(row.balance).toBe(balance + row.change);
      balance = row.balance;
    }
    expect(balance).toBe(first.closing);
    await expect(statementRows(driver.call(), { limit: 3, cursor: "1.2" })).rejects.toMatchObject({
      code: "VALIDATION_FAILED",
    });
  });
});
