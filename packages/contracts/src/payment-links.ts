import { z } from "zod";
import { Email, Id, Instant, PersonName } from "./identifiers.ts";
import { IndianMobile } from "./mobile-number.ts";
import { Currency, PaiseAmount, PositivePaise } from "./money.ts";
import { PageInput, Pagination } from "./pagination.ts";

/** ACTIVE can be paid · PAID · EXPIRED its time has passed · CANCELLED by the driver. */
export const LinkStatus = z.enum(["ACTIVE", "PAID", "EXPIRED", "CANCELLED"]);
export type LinkStatus = z.infer<typeof LinkStatus>;

/** Who is to pay. Kept with the link for the driver; nobody is messaged. */
export const LinkCustomer = z.strictObject({
  name: PersonName.optional(),
  phone: IndianMobile.optional(),
  email: Email.optional(),
});
export type LinkCustomer = z.infer<typeof LinkCustomer>;

export const CreateLinkInput = z.strictObject({
  amount: PositivePaise,
  description: z
    .string()
    .trim()
    .min(1)
    .max(80)
    .optional()
    .meta({ examples: ["Airport to Indiranagar"] }),
  customer: LinkCustomer.optional(),
});

export const PaymentLink = z
  .object({
    id: Id,
    amount: PaiseAmount,
    currency: Currency,
    description: z.string().nullable(),
    customer: z
      .object({
        name: z.string().nullable(),
        phone: z.string().nullable(),
        email: z.string().nullable(),
      })
      .nullable(),
    url: z.url().meta({
      description: "The page to pay on; whoever has it can pay, and sees the driver's first name",
      examples: ["https://pay.drivopay.in/pay/k3JXz0Vw9mQ2c7Rb1TfYhA"],
    }),
    status: LinkStatus,
    paymentId: Id.nullable(),
    expiresAt: Instant,
    createdAt: Instant,
  })
  .meta({ id: "PaymentLink" });
export type PaymentLink = z.infer<typeof PaymentLink>;
export const LinkAnswer = z.object({ link: PaymentLink });
export const LinkListInput = PageInput.extend({ status: LinkStatus.optional() });
export const LinkList = z.object({ links: z.array(PaymentLink), pagination: Pagination });

/** What stands at the end of a link's address: 128 bits nobody can guess. */
export const LinkToken = z
  .string()
  .regex(/^[\w-]{22}$/)
  .meta({ description: "The end of a link's address", examples: ["k3JXz0Vw9mQ2c7Rb1TfYhA"] });
export const LinkTokenInput = z.strictObject({ token: LinkToken });

/** All that somebody who has the address may know. */
export const PublicLink = z
  .object({
    payeeName: z.string().meta({ description: "The driver's first name", examples: ["Asha"] }),
    amount: PaiseAmount,
    currency: Currency,
    description: z.string().nullable(),
    status: LinkStatus,
    gatewayUrl: z
      .url()
      .nullable()
      .meta({
        description: "Another page to pay on, the gateway's",
        examples: ["https://rzp.io/rzp/k3JXz0V"],
      }),
    expiresAt: Instant,
  })
  .meta({ id: "PublicLink" });
export type PublicLink = z.infer<typeof PublicLink>;
export const PublicLinkAnswer = z.object({ link: PublicLink });

export const LinkQr = z
  .object({
    upiUri: z.string().meta({ description: "Opens a UPI app on the phone it is tapped on" }),
    qrCode: z.string().meta({ description: "The QR as an SVG document" }),
    expiresAt: Instant,
  })
  .meta({ id: "LinkQr" });
export const LinkQrAnswer = z.object({ qr: LinkQr });
