import { auditTexts } from "./audit.ts";
import { casesTexts } from "./cases.ts";
import { driversTexts } from "./drivers.ts";
import { gatewaysTexts } from "./gateways.ts";
import { kycTexts } from "./kyc.ts";
import { ledgerTexts } from "./ledger.ts";
import { overviewTexts } from "./overview.ts";
import { settlementsTexts } from "./settlements.ts";
import { shellTexts } from "./shell.ts";
import { statementsTexts } from "./statements.ts";
import { transactionsTexts } from "./transactions.ts";
import { withdrawalsTexts } from "./withdrawals.ts";

/** The operations console's texts: English only, for staff. */
export const deskMessages = {
  ...shellTexts,
  ...overviewTexts,
  ...kycTexts,
  ...driversTexts,
  ...withdrawalsTexts,
  ...statementsTexts,
  ...transactionsTexts,
  ...settlementsTexts,
  ...gatewaysTexts,
  ...ledgerTexts,
  ...casesTexts,
  ...auditTexts,
};
