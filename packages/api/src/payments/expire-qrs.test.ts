import { AppError } from "@drivopay/contracts/errors";
import { tables } from "@drivopay/db";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { expireQrs } from "./expire-qrs.ts";
import { getQr } from "./get-qr.ts";
import { createPaymentsBench, emptyWallet, fare, type PaymentsBench, patience } from "./test-services.ts";

const { qrCodes } = tables;
let t: PaymentsBench;
beforeAll(async () => {
  t = await createPaymentsBench();
});
afterAll(() => t.close());

describe("a payment", () => {
  test("on a QR that has expired is credited all the same", async () => {
    const { ctx, qrId, upiUri } = await t.newQr();
    await t.services.db.orm
      .update(qrCodes)
      .set({ expiresAt: new Date(Date.now() - 2 * 60_000) })
      .where(eq(qrCodes.id, qrId));
    expect(await t.statusOf(ctx, qrId)).toBe("EXPIRED");
    await expireQrs(t.services);
    await t.pay({ upiUri, force: true });
    await expect
      .poll(async () => (await t.process()) && (await t.statusOf(ctx, qrId)), patience)
      .toBe("PAID");
    expect(await t.balance(ctx)).toEqual({ ...emptyWallet, balance: fare });
  });

  test("whose webhooks were all lost is found before its QR is closed", async () => {
    const { ctx, qrId, upiUri } = await t.newQr();
    const { qrId: unpaid, ctx: other } = await t.newQr();
    await t.faults({ provider: "razorpay", kind: "drop-webhook" });
    await t.pay({ upiUri });
    await t.faults();
    const overdue = { expiresAt: new Date(Date.now() - 2 * 60_000) };
    for (const id of [qrId, unpaid]) {
      await t.services.db.orm.update(qrCodes).set(overdue).where(eq(qrCodes.id, id));
    }
    await expireQrs(t.services);
    expect(await t.statusOf(ctx, qrId)).toBe("PAID");
    expect(await t.balance(ctx)).toEqual({ ...emptyWallet, balance: fare });
    const [row] = await t.services.db.orm.select().from(qrCodes).where(eq(qrCodes.id, unpaid));
    expect(row?.status).toBe("EXPIRED");
    expect(await t.balance(other)).toEqual(emptyWallet);
  });

  test("whose webhooks were all lost is found when the driver looks", async () => {
    const { ctx, qrId, upiUri } = await t.newQr();
    await t.faults({ provider: "razorpay", kind: "drop-webhook" });
    await t.pay({ upiUri });
    await t.faults();
    const made = { createdAt: new Date(Date.now() - 60_000) };
    await t.services.db.orm.update(qrCodes).set(made).where(eq(qrCodes.id, qrId));
    expect((await getQr(t.services, ctx.driver.userId, qrId)).status).toBe("PAID");
    expect(await t.balance(ctx)).toEqual({ ...emptyWallet, balance: fare });
  });

  test("keeps its QR open while the gateway cannot be asked", async () => {
    const { qrId } = await t.newQr();
    await t.services.db.orm
      .update(qrCodes)
      .set({ expiresAt: new Date(Date.now() - 2 * 60_000) })
      .where(eq(qrCodes.id, qrId));
    const down = t.withGateway(() => ({
      paymentsOfQr: () => Promise.reject(new AppError("PROVIDER_UNAVAILABLE")),
    }));
    await expireQrs(down);
    const [row] = await t.services.db.orm.select().from(qrCodes).where(eq(qrCodes.id, qrId));
    expect(row?.status).toBe("ACTIVE");
  });
});
