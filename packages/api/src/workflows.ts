import type { InngestFunction } from "inngest";
import { tellDriverWorkflows } from "./notifications/workflows/tell-driver.ts";
import { expireQrsWorkflow } from "./payments/workflows/expire-qrs.ts";
import { processWebhookWorkflow, retryWebhooksWorkflow } from "./payments/workflows/process-webhook.ts";
import { refundWorkflow } from "./payments/workflows/refund.ts";
import { dataExportWorkflow } from "./privacy/workflows/data-export.ts";
import { eraseExpiredWorkflow } from "./privacy/workflows/erase-expired.ts";
import { lateMoneyWorkflow } from "./privacy/workflows/late-money.ts";
import type { Services } from "./services.ts";
import { kycDecidedWorkflow } from "./users/workflows/kyc-decided.ts";
import { removeObjectsWorkflow } from "./users/workflows/remove-objects.ts";
import { verifyBankAccountWorkflow } from "./wallet/workflows/verify-bank-account.ts";
import { verifyLedgerWorkflow } from "./wallet/workflows/verify-ledger.ts";
import { withdrawalWorkflow } from "./wallet/workflows/withdrawal.ts";
import { withdrawalJanitorWorkflow } from "./wallet/workflows/withdrawal-janitor.ts";

/** Every workflow of the product; api-worker serves them. */
export function createWorkflows(services: Services): InngestFunction.Any[] {
  return [
    processWebhookWorkflow(services),
    retryWebhooksWorkflow(services),
    expireQrsWorkflow(services),
    refundWorkflow(services),
    withdrawalWorkflow(services),
    withdrawalJanitorWorkflow(services),
    verifyBankAccountWorkflow(services),
    verifyLedgerWorkflow(services),
    kycDecidedWorkflow(services),
    removeObjectsWorkflow(services),
    dataExportWorkflow(services),
    eraseExpiredWorkflow(services),
    lateMoneyWorkflow(services),
    ...tellDriverWorkflows(services),
  ];
}
