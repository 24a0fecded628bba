import Razorpay from "razorpay";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type Bench, type Entity, keys, startBench } from "../../../testing/bench.ts";

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.close());

async function contact(name = "Asha Devi"): Promise<string> {
  return (await bench.call("POST", "/contacts", { name, type: "vendor", reference_id: "drv_42" })).body.id;
}

async function bankAccount(accountNumber = "50100012345678"): Promise<string> {
  const bank_account = { name: "Asha Devi", ifsc: "HDFC0000053", account_number: accountNumber };
  const body = { contact_id: await contact(), account_type: "bank_account", bank_account };
  return (await bench.call("POST", "/fund_accounts", body)).body.id;
}

async function vpa(address: string): Promise<string> {
  const body = { contact_id: await contact(), account_type: "vpa", vpa: { address } };
  return (await bench.call("POST", "/fund_accounts", body)).body.id;
}

const order = (fundAccountId: string, more: object = {}) => ({
  ...{ account_number: keys.accountNumber, fund_account_id: fundAccountId, amount: 150_000, currency: "INR" },
  ...{ mode: "IMPS", purpose: "payout", reference_id: "wd_9", narration: "Driver payout", notes: {} },
  ...more,
});

const pay = (body: object, key = "key-0001") =>
  bench.call("POST", "/payouts", body, { "X-Payout-Idempotency": key });

async function reached(id: string, status: string): Promise<Entity> {
  return vi.waitFor(async () => {
    const { body } = await bench.call("GET", `/payouts/${id}`);
    if (body.status !== status) throw new Error(`${id} is ${body.status}, not ${status}`);
    return body;
  });
}

const balance = async (): Promise<unknown> => (await bench.control("GET", "/razorpay/balance")).body;

test("the same contact and the same fund account twice are one", async () => {
  expect(await contact()).toBe(await contact());
  expect(await bankAccount()).toBe(await bankAccount());
  const id = await vpa("asha.devi@okicici");
  const { body } = await bench.call("GET", `/fund_accounts/${id}`);
  expect(body.vpa).toEqual({ username: "asha.devi", handle: "okicici", address: "asha.devi@okicici" });
  await bench.call("PATCH", `/fund_accounts/${id}`, { active: false });
  expect((await pay(order(id, { mode: "UPI" }))).status).toBe(400);
  expect((await bench.call("GET", "/contacts")).body.count).toBe(1);
  expect((await bench.call("GET", `/fund_accounts?contact_id=${await contact()}`)).body.count).toBe(2);
});

test("a payout is accepted as processing and processed a little later, with signed events and a UTR", async () => {
  const { status, body } = await pay(order(await bankAccount()));
  expect(status).toBe(200);
  expect(body).toMatchObject({ entity: "payout", status: "processing", utr: null, fees: 0 });
  expect(body).not.toHaveProperty("fund_account");
  const done = await reached(body.id, "processed");
  expect(done.utr).toMatch(/^\d{12}$/);
  const event = await bench.event("payout.processed");
  expect(event.payload.payout?.entity).toMatchObject({
    ...{ id: body.id, utr: done.utr, fund_account: { account_type: "bank_account" } },
    status_details: { reason: "payout_processed", source: "beneficiary_bank" },
  });
  expect(bench.events("payout.initiated")[0]?.payload.payout?.entity.status).toBe("processing");
  for (const { body: raw, headers, path } of bench.receiver.received) {
    expect(path).toBe("/razorpayx");
    const signature = String(headers["x-razorpay-signature"]);
    expect(Razorpay.validateWebhookSignature(raw, signature, keys.payoutWebhookSecret)).toBe(true);
  }
  expect(await balance()).toEqual({ amount: 1_000_000_000 - 150_000 });
  const found = await bench.call("GET", `/payouts?account_number=${keys.accountNumber}&reference_id=wd_9`);
  expect(found.body).toMatchObject({ count: 1, items: [{ id: body.id }] });
  const ledger = await bench.call("GET", `/transactions?account_number=${keys.accountNumber}`);
  expect(ledger.body).toMatchObject({ count: 1, items: [{ debit: 150_000, source: { id: body.id } }] });
});

describe("the idempotency key of a payout", () => {
  test("is mandatory and has a shape", async () => {
    const body = order(await bankAccount());
    const missing = await bench.call("POST", "/payouts", body);
    expect(missing.status).toBe(400);
    expect(missing.body.error).toMatchObject({
      ...{
        field: "X-Payout-Idempotency",
        description: expect.stringContaining("Idempotency key is missing."),
      },
    });
    expect((await pay(body, "abc")).status).toBe(400);
  });

  test("with the same body gives the original as it stands now", async () => {
    const body = order(await bankAccount());
    const first = await pay(body);
    await reached(first.body.id, "processed");
    const again = await pay(body);
    expect(again.body).toMatchObject({ id: first.body.id, status: "processed" });
    const racing = await Promise.all(Array.from({ length: 20 }, () => pay(body, "key-race")));
    expect(new Set(racing.map(({ body: { id } }) => id)).size).toBe(1);
  });

  test("with another body is refused", async () => {
    const id = await bankAccount();
    await pay(order(id));
    const other = await pay(order(id, { amount: 150_100 }));
    expect(other.status).toBe(400);
    expect(other.body.error).toMatchObject({
      description: "Different request body sent for the same Idempotency Header.",
    });
  });
});

test.each([
  [{ amount: 99 }, "amount"],
  [{ amount: 150_000.5 }, "amount"],
  [{ account_number: "1111" }, "account_number"],
  [{ mode: "UPI" }, "mode"],
  [{ amount: 50_000_001 }, "amount"],
  [{ narration: "Ravi's money!" }, "narration"],
  [{ fund_account_id: "fa_unknown" }, "fund_account_id"],
  [{ purpose: "gift" }, "purpose"],
])("a payout with %j is refused", async (change, field) => {
  const { status, body } = await pay(order(await bankAccount(), change));
  expect(status).toBe(400);
  expect(body.error).toMatchObject({ code: "BAD_REQUEST_ERROR", field });
});

test.each([
  ["50100000900011", "failed", "beneficiary_bank_offline"],
  ["50100000900012", "failed", "bank_account_closed"],
  ["50100000900013", "reversed", "beneficiary_bank_offline"],
  ["50100000900014", "reversed", "beneficiary_bank_rejected"],
])("a payout to the magic account %s ends %s and returns the money", async (number, status, reason) => {
  const { body } = await pay(order(await bankAccount(number)));
  const ended = await reached(body.id, status);
  expect(ended.status_details).toMatchObject({ reason });
  const event = await bench.event(`payout.${status}`);
  expect(event.payload.payout?.entity.id).toBe(body.id);
  expect(bench.events("payout.processed")).toHaveLength(number.endsWith("13") ? 1 : 0);
  expect(await balance()).toEqual({ amount: 1_000_000_000 });
});

test("a UPI address chooses its scenario by name, and a stuck payout waits for the control API", async () => {
  const failed = await pay(order(await vpa("payout-failed@okaxis"), { mode: "UPI" }), "key-upi-1");
  await reached(failed.body.id, "failed");
  const stuck = await pay(order(await vpa("payout-stuck@okaxis"), { mode: "UPI" }), "key-upi-2");
  await bench.event("payout.updated");
  await bench.control("POST", `/payouts/${stuck.body.id}`, { outcome: "processed", utr: "532712345678" });
  expect(await reached(stuck.body.id, "processed")).toMatchObject({ utr: "532712345678" });
});

test("the bank may reverse what it processed, but not process what it failed", async () => {
  const { body } = await pay(order(await bankAccount()));
  await reached(body.id, "processed");
  const reversed = await bench.control("POST", `/payouts/${body.id}`, {
    ...{ outcome: "reversed", reason: "beneficiary_account_dormant" },
  });
  expect(reversed.body).toMatchObject({ status: "reversed", reason: "beneficiary_account_dormant" });
  await bench.event("payout.reversed");
  const again = await bench.control("POST", `/payouts/${body.id}`, { outcome: "processed" });
  expect(again).toMatchObject({ status: 409, body: { code: "PAYOUT_STATE" } });
  expect((await bench.control("POST", "/payouts/pout_none", { outcome: "failed" })).status).toBe(404);
  expect((await bench.control("GET", "/payouts?status=reversed")).body).toMatchObject([{ id: body.id }]);
});

test("with too little money a payout fails, or waits in the queue until there is enough or it is cancelled", async () => {
  await bench.control("PUT", "/razorpay/balance", { amount: 100_000 });
  const id = await bankAccount();
  const refused = await pay(order(id), "key-low-1");
  expect(refused.body).toMatchObject({ status: "failed", status_details: { reason: "insufficient_funds" } });
  const first = await pay(order(id, { queue_if_low_balance: true }), "key-low-2");
  const second = await pay(order(id, { queue_if_low_balance: true }), "key-low-3");
  expect(first.body).toMatchObject({ status: "queued", status_details: { reason: "low_balance" } });
  await bench.event("payout.queued");
  expect((await bench.call("POST", `/payouts/${second.body.id}/cancel`)).body.status).toBe("cancelled");
  await bench.control("PUT", "/razorpay/balance", { amount: 200_000 });
  await reached(first.body.id, "processed");
  expect((await bench.call("POST", `/payouts/${first.body.id}/cancel`)).status).toBe(400);
  const balances = await bench.call("GET", "/banking_balances");
  expect(balances.body).toMatchObject({
    items: [{ available_amount: 50_000, account_number: keys.accountNumber }],
  });
});

describe("a penny drop", () => {
  const drop = (id: string) =>
    bench.call("POST", "/fund_accounts/validations", {
      ...{ account_number: keys.accountNumber, fund_account: { id }, amount: 100, currency: "INR" },
    });

  test.each([
    ["50100012345678", { account_status: "active", registered_name: "ASHA DEVI", name_match_score: 100 }],
    [
      "50100000900001",
      { account_status: "active", registered_name: "SURESH MOHAN GUPTA", name_match_score: 12 },
    ],
    ["50100000900005", { account_status: "active", registered_name: "ASHA D", name_match_score: 72 }],
    ["50100000900002", { account_status: "invalid", registered_name: null }],
  ])("on account %s completes with %j", async (number, results) => {
    const { status, body } = await drop(await bankAccount(number));
    expect(status).toBe(200);
    expect(body).toMatchObject({ entity: "fund_account.validation", status: "created" });
    const event = await bench.event("fund_account.validation.completed");
    expect(event.contains).toEqual(["fund_account.validation"]);
    expect(event.payload["fund_account.validation"]?.entity).toMatchObject({ id: body.id, results });
    expect((await bench.call("GET", `/fund_accounts/validations/${body.id}`)).body).toMatchObject({
      results,
    });
  });

  test("fails when the bank does not answer properly", async () => {
    await drop(await bankAccount("50100000900003"));
    const event = await bench.event("fund_account.validation.failed");
    expect(event.payload["fund_account.validation"]?.entity).toMatchObject({
      ...{ status: "failed", results: { account_status: null } },
    });
  });

  test("takes the composite form, which brings contact and fund account along", async () => {
    const { status, body } = await bench.call("POST", "/fund_accounts/validations", {
      ...{ source_account_number: keys.accountNumber, validation_type: "pennydrop", reference_id: "ba_1" },
      fund_account: {
        ...{ account_type: "vpa", vpa: { address: "asha.devi@okicici" } },
        contact: { name: "Asha Devi", type: "vendor" },
      },
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ reference_id: "ba_1", validation_results: { account_status: null } });
    await bench.event("fund_account.validation.completed");
  });
});
