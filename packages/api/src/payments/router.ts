import {
  Deposit,
  DepositInput,
  GenerateQrInput,
  PaymentAnswer,
  PaymentHistoryInput,
  PaymentList,
  PermanentQr,
  QrAnswer,
  QrGenerated,
  RefundAnswer,
  RefundInput,
} from "@drivopay/contracts/payments";
import { ByIdInput } from "@drivopay/contracts/wallet";
import { z } from "zod";
import { driverProcedure, moneyProcedure, router } from "../trpc.ts";
import { generateQr } from "./generate-qr.ts";
import { getQr } from "./get-qr.ts";
import { linksRouter, payRouter } from "./links-router.ts";
import { listPayments } from "./list-payments.ts";
import { openDeposit } from "./open-deposit.ts";
import { permanentQr } from "./permanent-qr.ts";
import { readPayment } from "./read-payment.ts";
import { refundPayment } from "./refund-payment.ts";

const tags = ["payments"];
const protect = true;

const qrRouter = router({
  generate: driverProcedure
    .meta({
      openapi: {
        ...{ method: "POST", path: "/payments/qr/generate", tags, protect },
        summary: "Make a UPI QR for one payment",
      },
    })
    .input(GenerateQrInput)
    .output(QrGenerated)
    .mutation(({ ctx, input }) => generateQr(ctx, input)),

  permanent: driverProcedure
    .meta({
      openapi: {
        ...{ method: "GET", path: "/payments/qr/static", tags, protect },
        summary: "The driver's own QR for any amount",
      },
    })
    .input(z.strictObject({}).optional())
    .output(PermanentQr)
    .query(({ ctx }) => permanentQr(ctx)),

  get: driverProcedure
    .meta({
      openapi: { method: "GET", path: "/payments/qr/{id}", tags, protect, summary: "A QR and its status" },
    })
    .input(ByIdInput)
    .output(QrAnswer)
    .query(async ({ ctx, input }) => {
      const qr = await getQr(ctx.services, ctx.driver.userId, input.id);
      return { qr, status: qr.status };
    }),
});

export const paymentsRouter = router({
  qr: qrRouter,
  links: linksRouter,
  pay: payRouter,

  deposit: driverProcedure
    .meta({
      openapi: {
        ...{ method: "POST", path: "/wallet/deposit", tags: ["wallet"], protect },
        summary: "Add the driver's own money to the wallet, by a UPI QR or the UPI link behind it",
        description:
          "A limit is told before anything can be paid; should one be passed by the time the money comes, it is held. Errors: AMOUNT_TOO_SMALL, LIMIT_EXCEEDED, PROVIDER_UNAVAILABLE.",
      },
    })
    .input(DepositInput)
    .output(Deposit)
    .mutation(({ ctx, input }) => openDeposit(ctx, input)),

  history: driverProcedure
    .meta({
      openapi: {
        ...{ method: "GET", path: "/payments/history", tags, protect },
        summary: "The driver's payments, newest first",
      },
    })
    .input(PaymentHistoryInput)
    .output(PaymentList)
    .query(({ ctx, input }) => listPayments(ctx, input)),

  get: driverProcedure
    .meta({
      openapi: {
        method: "GET",
        path: "/payments/{id}",
        tags,
        protect,
        summary: "One payment, and what was given back of it",
      },
    })
    .input(ByIdInput)
    .output(PaymentAnswer)
    .query(({ ctx, input }) => readPayment(ctx, input.id)),

  refund: moneyProcedure
    .meta({
      openapi: {
        ...{ method: "POST", path: "/payments/refund", tags, protect },
        summary: "Give a passenger money back, on the day of the payment",
      },
    })
    .input(RefundInput)
    .output(RefundAnswer)
    .mutation(async ({ ctx, input }) => ({ refund: await refundPayment(ctx, input) })),
});
