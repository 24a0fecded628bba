import { PaymentList } from "@drivopay/contracts/payments";
import { ExportAnswer, ExportList, ReceiptAnswer, VerifiedStatement } from "@drivopay/contracts/statements";
import { TransactionList } from "@drivopay/contracts/transactions";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Driver, earn, registerDriver } from "./testing/people.ts";
import { expectProblem, rest } from "./testing/rest.ts";
import { startStack, type TestStack } from "./testing/stack.ts";

// The rows of docs and api.md on transactions, over HTTP, with the workflow that writes the files.

let stack: TestStack;
let asha: Driver;
let ravi: Driver;
const hourMs = 3_600_000;
const span = () => ({
  from: new Date(Date.now() - hourMs).toISOString(),
  to: new Date(Date.now() + hourMs).toISOString(),
});
const call = (path: string, body?: unknown, driver = asha) =>
  rest(stack, path, { token: driver.tokens.accessToken, ...(body === undefined ? {} : { body }) });
const json = async (answer: Response): Promise<unknown> => {
  const text = await answer.text();
  expect({ status: answer.status, text }).toMatchObject({ status: 200 });
  return JSON.parse(text);
};

beforeAll(async () => {
  stack = await startStack();
  asha = await registerDriver(stack);
  ravi = await registerDriver(stack, { name: "Ravi Kumar" });
  await earn(stack, asha, 12_550);
  await earn(stack, asha, 20_000);
});
afterAll(() => stack.close());

async function fileReady(id: string) {
  let made = ExportAnswer.parse(await json(await call(`/transactions/export/${id}`))).export;
  await expect
    .poll(
      async () => {
        made = ExportAnswer.parse(await json(await call(`/transactions/export/${id}`))).export;
        return made.status;
      },
      { timeout: 15_000, interval: 100 },
    )
    .toBe("READY");
  return made;
}

test.each(["CSV", "PDF"])(
  "an export as %s is made, saved by its address, and checked by anyone",
  async (format) => {
    const asked = ExportAnswer.parse(await json(await call("/transactions/export", { format, ...span() })));
    const made = await fileReady(asked.export.id);
    expect(made).toMatchObject({ progress: 100, rows: 2, format });
    const saved = await fetch(made.url ?? "");
    expect(saved.headers.get("content-disposition")).toMatch(/^attachment; filename="drivopay-statement-/);
    expect((await saved.arrayBuffer()).byteLength).toBe(made.sizeBytes);
    expect((await fetch((made.url ?? "").replace("downloadAs=drivopay", "downloadAs=other"))).status).toBe(
      404,
    );
    const checked = await json(await rest(stack, `/transactions/verify/${made.verificationCode}`));
    expect(VerifiedStatement.parse(checked)).toMatchObject({
      genuine: true,
      statement: { name: "Asha Devi", phoneLast4: asha.phone.slice(-4), credited: 32_550, closing: 32_550 },
    });
    await expectProblem(await call(`/transactions/export/${made.id}`, undefined, ravi), 404, "NOT_FOUND");
    const { exports } = ExportList.parse(await json(await call("/transactions/exports?kind=EXPORT&limit=5")));
    expect(exports.map(({ id }) => id)).toContain(made.id);
  },
);

test("a code that is none is answered, without a sign-in, as not genuine", async () => {
  for (const code of ["0000-0000-0000-0000", "nothing", "%F0%9F%9A%97"]) {
    expect(await json(await rest(stack, `/transactions/verify/${code}`))).toEqual({
      genuine: false,
      statement: null,
    });
  }
});

test("the statement's rows, the balance then, and the months are told", async () => {
  const { from, to } = span();
  const rows = await json(
    await call(`/transactions/statement?${new URLSearchParams({ from, to, limit: "1" })}`),
  );
  expect(rows).toMatchObject({ opening: 0, closing: 32_550, rows: [{ change: 12_550, balance: 12_550 }] });
  expect(await json(await call(`/transactions/balance-at?at=${from}`))).toMatchObject({ balance: 0 });
  await expectProblem(await call("/transactions/balance-at?at=yesterday"), 400, "VALIDATION_FAILED");
  expect(await json(await call("/transactions/statements"))).toEqual({ months: [] });
  const lastMonth = new Date(Date.now() - 40 * 24 * hourMs).toISOString().slice(0, 7);
  const monthly = ExportAnswer.parse(await json(await call(`/transactions/statements/${lastMonth}`, {})));
  expect((await fileReady(monthly.export.id)).kind).toBe("MONTHLY");
  await expectProblem(await call("/transactions/statements/2026-13", {}), 400, "VALIDATION_FAILED");
});

test("the income is told, and no passport is issued over months without any or without consent", async () => {
  expect(await json(await call("/transactions/income?months=3"))).toMatchObject({ income: { total: 0 } });
  await expectProblem(await call("/transactions/income?months=5"), 400, "VALIDATION_FAILED");
  await expectProblem(await call("/transactions/income-passport", { months: 3 }), 400, "VALIDATION_FAILED");
  const agreed = { months: 3, consent: true };
  await expectProblem(await call("/transactions/income-passport", agreed), 409, "STATE_CONFLICT");
});

test("a movement has a receipt with the payer masked and the bank's reference; the cursor keeps the filter", async () => {
  const page = async (query: string) =>
    TransactionList.parse(await json(await call(`/transactions?${query}`)));
  const first = await page("limit=1&type=CREDIT&minAmount=10000");
  const next = await page(`limit=1&type=CREDIT&minAmount=10000&cursor=${first.pagination.nextCursor}`);
  expect([first, next].flatMap(({ transactions }) => transactions.map(({ amount }) => amount))).toEqual([
    20_000, 12_550,
  ]);
  // Alone it goes on as it began: a driver is never shown unfiltered rows as filtered ones.
  const alone = await page(`limit=1&cursor=${first.pagination.nextCursor}`);
  expect(alone).toEqual(next);
  for (const other of ["type=DEBIT&minAmount=10000", "minAmount=9999", "type=CREDIT&source=QR"]) {
    const refused = await call(`/transactions?${other}&cursor=${first.pagination.nextCursor}`);
    await expectProblem(refused, 400, "VALIDATION_FAILED");
  }
  await expectProblem(await call("/transactions?cursor=12"), 400, "VALIDATION_FAILED");
  const paid = await call("/payments/history?limit=1&status=CAPTURED");
  const history = PaymentList.parse(await json(paid)).pagination.nextCursor;
  expect(
    PaymentList.parse(await json(await call(`/payments/history?cursor=${history}`))).payments,
  ).toHaveLength(1);
  const failed = await call(`/payments/history?status=FAILED&cursor=${history}`);
  await expectProblem(failed, 400, "VALIDATION_FAILED");
  const id = next.transactions[0]?.id ?? "";
  const { receipt } = ReceiptAnswer.parse(await json(await call(`/transactions/${id}/receipt`)));
  expect(receipt).toMatchObject({ amount: 12_550, source: "QR", driverName: "Asha Devi" });
  expect(receipt.counterparty).toMatch(/\*+@/);
  expect(receipt.bankReference).toMatch(/^\d{12}$/);
  await expectProblem(await call(`/transactions/${id}/receipt`, undefined, ravi), 404, "NOT_FOUND");
});
