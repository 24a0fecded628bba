import type { Translation } from "../../translation.ts";
import type { account as english } from "../en/account.ts";

export const account: Translation<typeof english> = {
  available: "तुमचा बॅलन्स",
  held: "तुमचे थांबलेले पैसे",
  gateway_clearing: "UPI गेटवे",
  payout_clearing: "बँक ट्रान्सफर",
  platform_receivable: "प्लॅटफॉर्म",
  fee_income: "DrivoPay फी",
  gst_payable: "GST",
  gateway_fees: "गेटवे फी",
  suspense: "तपासणीत",
};
