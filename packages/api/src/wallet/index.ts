export { creditPayment } from "./credit-payment.ts";
export { debitRefund, type Refund, returnRefund } from "./debit-refund.ts";
export type { CapturedPayment } from "./ledger/postings.ts";
export { systemBalance } from "./ledger/system-balance.ts";
export { proveLedger } from "./ledger/verify.ts";
export { openWallet, setTier } from "./open-wallet.ts";
export { readWallet } from "./read-wallet.ts";
export { releaseLimitHolds } from "./release-limit-holds.ts";
export { walletOf } from "./repo.ts";
