import { z } from "zod";
import { KycStatus, KycTier } from "./auth.ts";
import { Id, Instant } from "./identifiers.ts";
import { PaiseAmount } from "./money.ts";
import { LinkToken, PublicLink } from "./payment-links.ts";
import { Qr } from "./payments.ts";
import { PostingKind, TransactionSource } from "./transactions.ts";
import { BankAccountState, Wallet, Withdrawal } from "./wallet.ts";

/** One movement that reached the wallet, in the order of its versions. */
export const WalletMovement = z.object({
  transactionId: Id,
  kind: PostingKind,
  source: TransactionSource,
  amount: PaiseAmount,
  at: Instant,
});
export type WalletMovement = z.infer<typeof WalletMovement>;

/**
 * `live.wallet`: first the present state with no movements, then an event for each change. The event id is the
 * wallet's version; who comes back with the last id it saw gets every movement it missed.
 */
export const WalletEvent = z.object({
  wallet: Wallet,
  movements: z.array(WalletMovement),
  kycStatus: KycStatus,
  kycTier: KycTier,
  unread: z.int(),
  bankAccounts: z
    .array(z.object({ id: Id, state: BankAccountState }))
    .meta({ description: "Where each linked account stands: a check that ended shows here" }),
});
export type WalletEvent = z.infer<typeof WalletEvent>;
export const LiveInput = z.strictObject({ lastEventId: z.string().max(100).nullish() });
export const LiveByIdInput = LiveInput.extend({ id: Id });
export const QrEvent = z.object({ qr: Qr });
export type QrEvent = z.infer<typeof QrEvent>;
export const LiveLinkInput = LiveInput.extend({ token: LinkToken });
export const LinkEvent = z.object({ link: PublicLink });
export type LinkEvent = z.infer<typeof LinkEvent>;
export const WithdrawalEvent = z.object({ withdrawal: Withdrawal });
export type WithdrawalEvent = z.infer<typeof WithdrawalEvent>;
