import {
  CreateLinkInput,
  LinkAnswer,
  LinkList,
  LinkListInput,
  LinkQrAnswer,
  LinkTokenInput,
  PublicLinkAnswer,
} from "@drivopay/contracts/payment-links";
import { ByIdInput } from "@drivopay/contracts/wallet";
import { driverProcedure, publicProcedure, router } from "../trpc.ts";
import { createLink } from "./create-link.ts";
import { cancelLink } from "./end-link.ts";
import { getLink, listLinks } from "./list-links.ts";
import { askAboutLink, openLinkQr, publicLink } from "./pay-page.ts";

const tags = ["payments"];
const protect = true;

/** Links, for the driver who makes them. */
export const linksRouter = router({
  create: driverProcedure
    .meta({
      openapi: {
        ...{ method: "POST", path: "/payments/links", tags, protect },
        summary: "Make a link that somebody pays later",
        description:
          "Send an `Idempotency-Key` to have a repeated request answered with the same link. Errors: AMOUNT_TOO_SMALL, IDEMPOTENCY_CONFLICT, PROVIDER_UNAVAILABLE.",
      },
    })
    .input(CreateLinkInput)
    .output(LinkAnswer)
    .mutation(async ({ ctx, input }) => ({ link: await createLink(ctx, input) })),

  list: driverProcedure
    .meta({
      openapi: {
        ...{ method: "GET", path: "/payments/links", tags, protect },
        summary: "The driver's payment links, newest first",
      },
    })
    .input(LinkListInput)
    .output(LinkList)
    .query(({ ctx, input }) => listLinks(ctx, input)),

  get: driverProcedure
    .meta({
      openapi: {
        ...{ method: "GET", path: "/payments/links/{id}", tags, protect },
        summary: "A payment link and its status",
      },
    })
    .input(ByIdInput)
    .output(LinkAnswer)
    .query(async ({ ctx, input }) => ({ link: await getLink(ctx, input.id) })),

  cancel: driverProcedure
    .meta({
      openapi: {
        ...{ method: "POST", path: "/payments/links/{id}/cancel", tags, protect },
        summary: "Take back a payment link that nobody has paid",
        description: "Errors: NOT_FOUND, STATE_CONFLICT once it is paid.",
      },
    })
    .input(ByIdInput)
    .output(LinkAnswer)
    .mutation(async ({ ctx, input }) => ({ link: await cancelLink(ctx, input.id) })),
});

/** The page behind a link, for whoever has its address. Nobody signs in here. */
export const payRouter = router({
  link: publicProcedure
    .meta({
      openapi: {
        ...{ method: "GET", path: "/payments/pay/{token}", tags, protect: false },
        summary: "What a link asks for, for whoever has its address",
        description: "Errors: NOT_FOUND for an address that is none of ours.",
      },
    })
    .input(LinkTokenInput)
    .output(PublicLinkAnswer)
    .query(async ({ ctx, input }) => {
      await askAboutLink(ctx.services, input.token);
      return { link: await publicLink(ctx.services, input.token) };
    }),

  openQr: publicProcedure
    .meta({
      openapi: {
        ...{ method: "POST", path: "/payments/pay/{token}/qr", tags, protect: false },
        summary: "The UPI QR of a link, and the UPI link behind it",
        description:
          "Errors: NOT_FOUND, STATE_CONFLICT once it is paid or has ended, RATE_LIMITED, PROVIDER_UNAVAILABLE.",
      },
    })
    .input(LinkTokenInput)
    .output(LinkQrAnswer)
    .mutation(async ({ ctx, input }) => ({ qr: await openLinkQr(ctx.services, input.token) })),
});
