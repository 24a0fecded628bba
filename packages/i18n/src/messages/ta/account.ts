import type { Translation } from "../../translation.ts";
import type { account as english } from "../en/account.ts";

export const account: Translation<typeof english> = {
  available: "உங்கள் இருப்பு",
  held: "நிறுத்தி வைத்த பணம்",
  gateway_clearing: "UPI கேட்வே",
  payout_clearing: "வங்கிப் பரிமாற்றம்",
  platform_receivable: "தளம்",
  fee_income: "DrivoPay கட்டணம்",
  gst_payable: "GST",
  gateway_fees: "கேட்வே கட்டணம்",
  suspense: "சரிபார்ப்பில்",
};
