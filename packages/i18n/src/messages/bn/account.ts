import type { Translation } from "../../translation.ts";
import type { account as english } from "../en/account.ts";

export const account: Translation<typeof english> = {
  available: "Your balance",
  held: "Your money on hold",
  gateway_clearing: "UPI gateway",
  payout_clearing: "Bank transfers",
  platform_receivable: "Platform",
  fee_income: "DrivoPay fee",
  gst_payable: "GST",
  gateway_fees: "Gateway fee",
  suspense: "To be sorted",
};
