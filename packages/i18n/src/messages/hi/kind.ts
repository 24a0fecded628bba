import type { Translation } from "../../translation.ts";
import type { kind as english } from "../en/kind.ts";

export const kind: Translation<typeof english> = {
  PAYMENT_CAPTURED: "किराया मिला",
  PAYMENT_HELD: "किराया मिला, रुका है",
  HOLD_RELEASED: "रुका पैसा खुल गया",
  EARNING_CREDITED: "प्लेटफ़ॉर्म की कमाई",
  EARNING_HELD: "प्लेटफ़ॉर्म की कमाई, रुकी है",
  EARNING_AMENDED: "प्लेटफ़ॉर्म ने ट्रिप बदली",
  WITHDRAWAL_HELD: "बैंक के लिए अलग रखा",
  WITHDRAWAL_PROCESSED: "बैंक पहुँचा",
  WITHDRAWAL_RETURNED: "नहीं गया, वापस आया",
  WITHDRAWAL_REVERSED: "बैंक ने लौटाया",
  REFUND: "सवारी को लौटाया",
  GATEWAY_SETTLEMENT: "गेटवे का हिसाब",
  ADJUSTMENT: "सुधार",
};
