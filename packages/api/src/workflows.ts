import type { InngestFunction } from "inngest";
import { tellDriverWorkflows } from "./notifications/workflows/tell-driver.ts";
import { closeRequestsWorkflow } from "./payments/workflows/close-requests.ts";
import { expireQrsWorkflow } from "./payments/workflows/expire-qrs.ts";
import { paymentsJanitorWorkflow } from "./payments/workflows/payments-janitor.ts";
import { processWebhookWorkflow, retryWebhooksWorkflow } from "./payments/workflows/process-webhook.ts";
import { refundWorkflow } from "./payments/workflows/refund.ts";
import { settlementsWorkflow } from "./payments/workflows/settlements.ts";
import { sweepPaymentsWorkflow } from "./payments/workflows/sweep-payments.ts";
import { revokeCredentialsWorkflow } from "./platforms/workflows/revoke-credentials.ts";
import { rotateCredentialsWorkflow } from "./platforms/workflows/rotate-credentials.ts";
import { syncEarningsWorkflow, syncHourlyWorkflow } from "./platforms/workflows/sync-earnings.ts";
import { dataExportWorkflow } from "./privacy/workflows/data-export.ts";
import { eraseExpiredWorkflow } from "./privacy/workflows/erase-expired.ts";
import { lateMoneyWorkflows } from "./privacy/workflows/late-money.ts";
import type { Services } from "./services.ts";
import { exportWorkflow } from "./transactions/workflows/export.ts";
import { monthlyStatementsWorkflow } from "./transactions/workflows/monthly-statements.ts";
import { kycDecidedWorkflow } from "./users/workflows/kyc-decided.ts";
import { removeObjectsWorkflow } from "./users/workflows/remove-objects.ts";
import { autoWithdrawWorkflow, callAutoWithdrawWorkflow } from "./wallet/workflows/auto-withdraw.ts";
import { endHoldsWorkflow } from "./wallet/workflows/end-holds.ts";
import { reversePennyDropWorkflow } from "./wallet/workflows/reverse-penny-drop.ts";
import { callPayoutSweepWorkflow, payoutSweepWorkflow } from "./wallet/workflows/sweep-payouts.ts";
import { validationJanitorWorkflow } from "./wallet/workflows/validation-janitor.ts";
import { verifyBankAccountWorkflow } from "./wallet/workflows/verify-bank-account.ts";
import { verifyLedgerWorkflow } from "./wallet/workflows/verify-ledger.ts";
import { watchPayoutBalanceWorkflow } from "./wallet/workflows/watch-payout-balance.ts";
import { watchPromisesWorkflow } from "./wallet/workflows/watch-promises.ts";
import { withdrawalWorkflow } from "./wallet/workflows/withdrawal.ts";
import { withdrawalJanitorWorkflow } from "./wallet/workflows/withdrawal-janitor.ts";

/** Every workflow of the product; api-worker serves them. */
export function createWorkflows(services: Services): InngestFunction.Any[] {
  return [
    processWebhookWorkflow(services),
    retryWebhooksWorkflow(services),
    expireQrsWorkflow(services),
    closeRequestsWorkflow(services),
    refundWorkflow(services),
    settlementsWorkflow(services),
    paymentsJanitorWorkflow(services),
    sweepPaymentsWorkflow(services),
    withdrawalWorkflow(services),
    withdrawalJanitorWorkflow(services),
    callPayoutSweepWorkflow(services),
    payoutSweepWorkflow(services),
    callAutoWithdrawWorkflow(services),
    autoWithdrawWorkflow(services),
    endHoldsWorkflow(services),
    watchPromisesWorkflow(services),
    watchPayoutBalanceWorkflow(services),
    verifyBankAccountWorkflow(services),
    reversePennyDropWorkflow(services),
    validationJanitorWorkflow(services),
    verifyLedgerWorkflow(services),
    exportWorkflow(services),
    monthlyStatementsWorkflow(services),
    kycDecidedWorkflow(services),
    removeObjectsWorkflow(services),
    dataExportWorkflow(services),
    eraseExpiredWorkflow(services),
    ...lateMoneyWorkflows(services),
    syncEarningsWorkflow(services),
    syncHourlyWorkflow(services),
    rotateCredentialsWorkflow(services),
    revokeCredentialsWorkflow(services),
    ...tellDriverWorkflows(services),
  ];
}
