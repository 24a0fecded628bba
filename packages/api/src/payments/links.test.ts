import { AppError } from "@drivopay/contracts/errors";
import { paise } from "@drivopay/contracts/money";
import { tables } from "@drivopay/db";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { DriverContext } from "../context.ts";
import { createLink } from "./create-link.ts";
import { cancelLink } from "./end-link.ts";
import { expireLinks } from "./expire-links.ts";
import { linkById } from "./link-repo.ts";
import { getLink, listLinks } from "./list-links.ts";
import { listPayments } from "./list-payments.ts";
import { openLinkQr, publicLink } from "./pay-page.ts";
import {
  again,
  createPaymentsBench,
  emptyWallet,
  fare,
  type PaymentsBench,
  patience,
} from "./test-services.ts";

let t: PaymentsBench;
beforeAll(async () => {
  t = await createPaymentsBench();
});
beforeEach(() => t.faults());
afterAll(() => t.close());

const dayMs = 86_400_000;
const tokenOf = (url: string) => url.slice(-22);

/** A new driver's link, and what the gateway calls it. */
async function newLink(from?: DriverContext) {
  const ctx = from ?? (await t.driver());
  const link = await createLink(ctx, { amount: fare, description: "Airport" });
  const row = await linkById(t.services.db, link.id);
  return { ctx, link, token: tokenOf(link.url), gatewayLinkId: row?.gatewayLinkId ?? "" };
}

/** Works off what has come in until the driver has so much. */
const settled = (ctx: DriverContext, balance: number) =>
  expect.poll(async () => (await t.process()) && (await t.balance(ctx)).balance, patience).toBe(balance);

describe("a payment link", () => {
  test("paid on the gateway's page is credited once, as a link's money", async () => {
    const { ctx, link, gatewayLinkId } = await newLink();
    await t.pay({ linkId: gatewayLinkId });
    await t.kept("payment_link.paid");
    await settled(ctx, fare);
    await t.process();
    expect(await t.balance(ctx)).toEqual({ ...emptyWallet, balance: fare });
    expect(await getLink(ctx, link.id)).toMatchObject({ status: "PAID" });
    const { payments } = await listPayments(ctx, { limit: 10 });
    expect(payments).toMatchObject([{ source: "LINK", amount: fare, description: "Airport" }]);
    await t.expectBooksProve();
  });

  test("paid by the QR on our page is paid, and closed at the gateway", async () => {
    const { ctx, link, token, gatewayLinkId } = await newLink();
    const qr = await openLinkQr(t.services, token);
    expect((await openLinkQr(t.services, token)).upiUri).toBe(qr.upiUri);
    await t.pay({ upiUri: qr.upiUri });
    await settled(ctx, fare);
    expect(await getLink(ctx, link.id)).toMatchObject({ status: "PAID" });
    await expect(t.pay({ linkId: gatewayLinkId })).rejects.toThrow("LINK_CLOSED");
    await expect(openLinkQr(t.services, token)).rejects.toMatchObject({ code: "STATE_CONFLICT" });
    const { payments } = await listPayments(ctx, { limit: 10 });
    expect(payments).toMatchObject([{ source: "LINK" }]);
  });

  test("paid twice is credited twice, and left to staff", async () => {
    const { ctx, gatewayLinkId } = await newLink();
    await t.pay({ linkId: gatewayLinkId });
    await settled(ctx, fare);
    await t.pay({ linkId: gatewayLinkId, force: true });
    await settled(ctx, 2 * fare);
    expect(await t.cases()).toContain("payments.link-paid-twice");
    await t.expectBooksProve();
  });

  test("paid after it has expired is credited all the same", async () => {
    const { ctx, link, gatewayLinkId } = await newLink();
    t.clock.advance(8 * dayMs);
    await expireLinks(t.services);
    t.clock.advance(-8 * dayMs);
    expect(await getLink(ctx, link.id)).toMatchObject({ status: "EXPIRED" });
    await t.pay({ linkId: gatewayLinkId, force: true });
    await settled(ctx, fare);
    expect(await getLink(ctx, link.id)).toMatchObject({ status: "PAID" });
  });

  test("whose webhooks are all lost is found paid before it would expire", async () => {
    await t.faults({ provider: "razorpay", kind: "drop-webhook", rate: 1 });
    const { ctx, link, gatewayLinkId } = await newLink();
    await t.pay({ linkId: gatewayLinkId });
    t.clock.advance(8 * dayMs);
    await expireLinks(t.services);
    t.clock.advance(-8 * dayMs);
    expect(await getLink(ctx, link.id)).toMatchObject({ status: "PAID" });
    expect((await t.balance(ctx)).balance).toBe(fare);
  });

  test("shows as expired the moment its time has passed, and a gateway that says so ends it", async () => {
    const { ctx, link, token } = await newLink();
    t.clock.advance(7 * dayMs + 1);
    expect(await publicLink(t.services, token)).toMatchObject({ status: "EXPIRED" });
    expect((await listLinks(ctx, { limit: 10, status: "ACTIVE" })).links).toEqual([]);
    expect((await listLinks(ctx, { limit: 10, status: "EXPIRED" })).links).toMatchObject([{ id: link.id }]);
    t.clock.advance(-(7 * dayMs + 1));
  });

  test("taken back takes no payment any more, neither here nor at the gateway", async () => {
    const { ctx, link, token, gatewayLinkId } = await newLink();
    const qr = await openLinkQr(t.services, token);
    expect(await cancelLink(ctx, link.id)).toMatchObject({ status: "CANCELLED" });
    await expect(t.pay({ linkId: gatewayLinkId })).rejects.toThrow("LINK_CLOSED");
    await expect(t.pay({ upiUri: qr.upiUri })).rejects.toThrow("QR_CLOSED");
    await expect(openLinkQr(t.services, token)).rejects.toMatchObject({ code: "STATE_CONFLICT" });
    await t.kept("payment_link.cancelled");
    expect(await t.process()).toContain("LINK_CANCELLED");
  });

  test("that is paid cannot be taken back", async () => {
    const { ctx, link, gatewayLinkId } = await newLink();
    await t.pay({ linkId: gatewayLinkId });
    await settled(ctx, fare);
    await expect(cancelLink(ctx, link.id)).rejects.toMatchObject({ code: "STATE_CONFLICT" });
  });

  test("asked for again with its key is the same link, for another amount it is refused", async () => {
    const { ctx, link } = await newLink();
    expect((await createLink(ctx, { amount: fare, description: "Airport" })).id).toBe(link.id);
    await expect(createLink(ctx, { amount: paise(200) })).rejects.toMatchObject({
      code: "IDEMPOTENCY_CONFLICT",
    });
    const asked = again(ctx);
    const raced = await Promise.all([1, 2, 3].map(() => createLink(asked, { amount: fare })));
    expect(new Set(raced.map(({ id }) => id)).size).toBe(1);
  });

  test("whose answer was lost is found at the gateway by its reference, not made twice", async () => {
    await t.faults({
      provider: "razorpay",
      kind: "error",
      match: "POST /v1/payment_links",
      status: 500,
      rate: 1,
    });
    const first = t.withGateway((real) => ({
      createLink: async (request) => {
        await t.faults();
        await real.createLink(request);
        throw new AppError("PROVIDER_UNAVAILABLE");
      },
    }));
    const ctx = await t.driver();
    const { id } = await createLink({ ...ctx, services: first }, { amount: fare });
    expect((await linkById(t.services.db, id))?.gatewayLinkId).toBeNull();
    await createLink(ctx, { amount: fare });
    const row = await linkById(t.services.db, id);
    expect(row?.gatewayLinkId).toMatch(/^plink_/);
    await t.pay({ linkId: row?.gatewayLinkId });
    await settled(ctx, fare);
  });

  test("is good without the gateways' own page: ours has its QR made when it is opened", async () => {
    await t.faults(
      { provider: "razorpay", kind: "error", match: "POST /v1/payment_links", status: 500 },
      { provider: "cashfree", kind: "error", match: "POST /pg/links", status: 500 },
    );
    const { ctx, token } = await newLink();
    await t.faults();
    await t.pay({ upiUri: (await openLinkQr(t.services, token)).upiUri });
    await settled(ctx, fare);
  });

  test("tells who has its address no more than is needed to pay", async () => {
    const ctx = await t.driver();
    const customer = { name: "Ravi Kumar", phone: "+919812345678" };
    const link = await createLink(ctx, { amount: fare, customer });
    const shown = await publicLink(t.services, tokenOf(link.url));
    expect(shown).toMatchObject({ payeeName: "Asha", amount: fare, status: "ACTIVE" });
    const told = JSON.stringify(shown);
    for (const secret of [link.id, ctx.driver.userId, ctx.driver.walletId, "Devi", "Ravi", "98123"]) {
      expect(told).not.toContain(secret);
    }
    expect(tokenOf(link.url)).toMatch(/^[\w-]{22}$/);
  });

  test("of another driver does not exist, and neither does one at a guessed address", async () => {
    const { link } = await newLink();
    const other = await t.driver();
    await expect(getLink(other, link.id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(cancelLink(other, link.id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(publicLink(t.services, "A".repeat(22))).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(openLinkQr(t.services, "A".repeat(22))).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("hands out only so many QRs in ten minutes", async () => {
    const { token } = await newLink();
    const tried: unknown[] = [];
    for (let opened = 0; opened < 7; opened += 1) {
      tried.push(await openLinkQr(t.services, token).catch((error: AppError) => error.code));
      await t.services.db.orm
        .update(tables.qrCodes)
        .set({ status: "CLOSED" })
        .where(eq(tables.qrCodes.purpose, "LINK"));
    }
    expect(tried.at(-1)).toBe("RATE_LIMITED");
    expect(tried.slice(0, 6)).not.toContain("RATE_LIMITED");
  });
});
