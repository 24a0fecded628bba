import type { Translation } from "../../translation.ts";
import type { account as english } from "../en/account.ts";

export const account: Translation<typeof english> = {
  available: "आपका बैलेंस",
  held: "आपका रुका पैसा",
  gateway_clearing: "UPI गेटवे",
  payout_clearing: "बैंक ट्रांसफ़र",
  platform_receivable: "प्लेटफ़ॉर्म",
  fee_income: "DrivoPay फ़ीस",
  gst_payable: "GST",
  gateway_fees: "गेटवे फ़ीस",
  suspense: "जाँच में",
};
