import type { Translation } from "../../translation.ts";
import type { account as english } from "../en/account.ts";

export const account: Translation<typeof english> = {
  available: "ನಿಮ್ಮ ಬ್ಯಾಲೆನ್ಸ್",
  held: "ತಡೆದಿಟ್ಟ ಹಣ",
  gateway_clearing: "UPI ಗೇಟ್‌ವೇ",
  payout_clearing: "ಬ್ಯಾಂಕ್ ವರ್ಗಾವಣೆ",
  platform_receivable: "ಪ್ಲಾಟ್‌ಫಾರ್ಮ್",
  fee_income: "DrivoPay ಶುಲ್ಕ",
  gst_payable: "GST",
  gateway_fees: "ಗೇಟ್‌ವೇ ಶುಲ್ಕ",
  suspense: "ಪರಿಶೀಲನೆಯಲ್ಲಿ",
};
