import type { Paise } from "@drivopay/contracts/money";
import type { Gateway } from "@drivopay/contracts/payments";
import type { Session } from "@drivopay/db";
import { post } from "./ledger/post.ts";
import { gatewaySettled } from "./ledger/postings.ts";

/**
 * Books what a gateway kept for itself when it settled with us, once a settlement; nothing is booked where it kept
 * nothing. Safe to repeat.
 * @param settlement.fee paise before tax
 * @returns the posting, or null where there was nothing to book
 */
export async function postSettlement(
  tx: Session,
  settlement: {
    readonly settlementId: string;
    readonly gateway: Gateway;
    readonly fee: Paise;
    readonly tax: Paise;
  },
): Promise<string | null> {
  if (settlement.fee + settlement.tax === 0) return null;
  return (await post(tx, gatewaySettled(settlement))).transactionId;
}
