import { afterEach, beforeEach, expect, test } from "vitest";
import { type Bench, startBench } from "../testing/bench.ts";

let bench: Bench;
beforeEach(async () => {
  bench = await startBench({ payoutDelayMs: null });
});
afterEach(() => bench.close());

async function get(path: string): Promise<string> {
  const response = await fetch(`${bench.sandbox.url}${path}`);
  expect(response.status).toBe(200);
  return response.text();
}

const createQr = (name: string) =>
  bench.call("POST", "/payments/qr_codes", {
    ...{ type: "upi_qr", usage: "single_use", fixed_amount: true, payment_amount: 12_500_000, name },
  });

test("the page shows every part and loads nothing from elsewhere", async () => {
  const page = await get("/");
  for (const part of ["payer", "inbox", "faults", "payouts", "webhooks"]) {
    expect(page).toContain(`data-section="${part}"`);
  }
  for (const [, path] of page.matchAll(/(?:src|href)="([^"#]+)"/g)) await get(path ?? "");
});

test("a part drawn alone shows amounts in lakhs, and what the payer can do", async () => {
  const { body } = await createQr("Ravi Kumar");
  expect(await get("/console/sections/payer")).toContain("Pay ₹1,25,000.00");
  await bench.paid({ qrId: body.id });
  const after = await get("/console/sections/payer");
  expect(after).toContain("Closed codes: pay late");
  expect(after).toContain("captured");
  expect((await fetch(`${bench.sandbox.url}/console/sections/attic`)).status).toBe(404);
});

test("the clock is shown and moved on the page", async () => {
  expect(await get("/")).toContain('data-call="POST /_control/clock"');
  await bench.control("POST", "/clock", { advanceMs: 3_600_000 });
  const drawn = await get("/console/sections/clock");
  expect(drawn).toContain('data-ahead-ms="3600000"');
  expect(drawn).toContain('data-call="DELETE /_control/clock"');
});

test("what callers send is text on the page, never markup", async () => {
  const attack = `<img src=x onerror="alert(1)">`;
  await createQr(attack);
  await bench.twilio.messages.create({ to: "+919876543210", from: "DRVPAY", body: attack });
  const page = await get("/");
  expect(page).not.toContain("<img src=x");
  expect(page).toContain("&lt;img src=x onerror=&quot;alert(1)&quot;&gt;");
});

test("a code in a message can be copied with one tap", async () => {
  await bench.twilio.messages.create({ to: "+919876543210", from: "DRVPAY", body: "482913 is your code." });
  expect(await get("/console/sections/inbox")).toContain(`data-copy="482913"`);
});

test("a short link of Razorpay leads to the passenger's phone", async () => {
  const link = await bench.razorpay.paymentLink.create({ amount: 100, currency: "INR", customer: {} });
  const response = await fetch(link.short_url, { redirect: "manual" });
  expect(response.headers.get("location")).toBe(`/#${link.id}`);
});
