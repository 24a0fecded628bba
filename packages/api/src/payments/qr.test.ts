import { AppError } from "@drivopay/contracts/errors";
import { paise } from "@drivopay/contracts/money";
import { GenerateQrInput } from "@drivopay/contracts/payments";
import { tables } from "@drivopay/db";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { generateQr } from "./generate-qr.ts";
import { getQr, qrOf } from "./get-qr.ts";
import { permanentQr } from "./permanent-qr.ts";
import { createPaymentsBench, emptyWallet, fare, type PaymentsBench, patience } from "./test-services.ts";

const { qrCodes } = tables;
let t: PaymentsBench;
beforeAll(async () => {
  t = await createPaymentsBench();
});
afterAll(() => t.close());

describe("a QR", () => {
  test("carries the amount and an SVG, and lives for a quarter of an hour", async () => {
    const ctx = await t.driver();
    const qr = await generateQr(ctx, { amount: fare, description: "Airport" });
    expect(qr.upiUri).toContain("am=125.50");
    expect(qr.qrCode).toMatch(/^<svg /);
    const minutes = (new Date(qr.expiresAt).getTime() - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(13);
    expect(minutes).toBeLessThanOrEqual(15.1);
    expect(await t.statusOf(ctx, qr.qrId)).toBe("ACTIVE");
  });

  test.each([0, -1, 0.5, 2 ** 53, Number.NaN, "100"])("is not made for an amount of %s", (amount) => {
    expect(GenerateQrInput.safeParse({ amount }).success).toBe(false);
  });

  test("is not made for less than the gateway takes", async () => {
    const ctx = await t.driver();
    await expect(generateQr(ctx, { amount: paise(99) })).rejects.toMatchObject({ code: "AMOUNT_TOO_SMALL" });
  });

  test("of another driver does not exist", async () => {
    const { qrId } = await t.newQr();
    const other = await t.driver();
    await expect(qrOf(t.services, other.driver.userId, qrId)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(getQr(t.services, other.driver.userId, qrId)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("that no gateway can make is refused and closed", async () => {
    const ctx = await t.driver();
    await t.faults(
      { provider: "razorpay", kind: "error", match: "POST /v1/payments/qr_codes", status: 500 },
      { provider: "cashfree", kind: "error", match: "/pg/orders", status: 500 },
    );
    const bankAway = { code: "PROVIDER_UNAVAILABLE", params: { reason: "BANK_AWAY" } };
    await expect(generateQr(ctx, { amount: fare })).rejects.toMatchObject(bankAway);
    await t.faults();
    const rows = await t.services.db.orm.select().from(qrCodes).where(eq(qrCodes.userId, ctx.driver.userId));
    expect(rows).toMatchObject([{ status: "CLOSED", gatewayQrId: null }]);
  });

  test("that the gateway made though its answer was lost is credited when somebody pays it", async () => {
    let made = "";
    const services = t.withGateway((real) => ({
      createQr: async (request) => {
        made = (await real.createQr(request)).gatewayQrId;
        throw new AppError("PROVIDER_UNAVAILABLE");
      },
    }));
    const ctx = { ...(await t.driver()), services };
    await expect(generateQr(ctx, { amount: fare })).rejects.toMatchObject({ code: "PROVIDER_UNAVAILABLE" });
    await t.pay({ qrId: made });
    await t.kept("payment.captured");
    await t.process();
    expect(await t.balance(ctx)).toEqual({ ...emptyWallet, balance: fare });
  });

  test("for any amount is one a driver, however many ask at once", async () => {
    const ctx = await t.driver();
    const asked = await Promise.all(Array.from({ length: 8 }, () => permanentQr(ctx)));
    expect(new Set(asked.map(({ qrId }) => qrId)).size).toBe(1);
    expect(new Set(asked.map(({ upiUri }) => upiUri)).size).toBe(1);
    const [first] = asked;
    await t.pay({ upiUri: first?.upiUri, amount: 4_000 });
    await t.pay({ upiUri: first?.upiUri, amount: 6_000 });
    await expect
      .poll(async () => (await t.process()) && (await t.balance(ctx)).balance, patience)
      .toBe(10_000);
    expect(await t.statusOf(ctx, first?.qrId ?? "")).toBe("ACTIVE");
    await t.expectBooksProve();
  });
});
