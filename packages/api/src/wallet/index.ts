export {
  bankAccountOf,
  bankAccountsOf,
  maskAccountNumber,
  presentBankAccount,
} from "./bank-account-repo.ts";
export { settlementDueBefore } from "./bank-holidays.ts";
export { limitsOf } from "./check-limits.ts";
export { closeWallet } from "./close-wallet.ts";
export { creditEarnings, type HeldEarning, holdEarnings } from "./credit-earnings.ts";
export { creditPayment } from "./credit-payment.ts";
export { debitRefund, type Refund, returnRefund } from "./debit-refund.ts";
export { decideReviewHold } from "./decide-review-hold.ts";
export { incomeOf, monthName, monthsBefore } from "./income.ts";
export type { CapturedPayment, EarningChange } from "./ledger/postings.ts";
export { systemBalance } from "./ledger/system-balance.ts";
export { proveLedger } from "./ledger/verify.ts";
export { refuseDepositAboveLimits } from "./limit-deposits.ts";
export { monitorMovements } from "./monitor-movements.ts";
export { listMovements, type MovementFilter, movement, movementsAfter } from "./movements.ts";
export { noteDowntime } from "./note-downtime.ts";
export { openWallet, setTier } from "./open-wallet.ts";
export type { GatewayDowntime, GatewayPayout, GatewayValidation } from "./ports.ts";
export { postSettlement } from "./post-settlement.ts";
export { readWallet } from "./read-wallet.ts";
export { releaseLimitHolds } from "./release-limit-holds.ts";
export { lockWallet, walletOf } from "./repo.ts";
export { reversePennyDropsOf } from "./reverse-penny-drop-repo.ts";
export { listWithdrawals, readWithdrawal, reviewWithdrawal } from "./review-withdrawal.ts";
export { autoWithdrawOf } from "./set-auto-withdraw.ts";
export { settlePayout, walletOfPayout } from "./settle-payout.ts";
export {
  firstMovementAt,
  type StatementLine,
  statementLines,
  walletAtVersion,
  walletBefore,
  walletsActiveIn,
} from "./statement-lines.ts";
export { summariseMovements } from "./summarise-movements.ts";
export { traceMoney } from "./trace-money.ts";
export { settleValidation } from "./verify-bank-account.ts";
export { presentWithdrawals, someWithdrawals, withdrawalOf } from "./withdrawal-repo.ts";
export { proveAndKeep } from "./workflows/verify-ledger.ts";
