import type { Translation } from "../../translation.ts";
import type { kind as english } from "../en/kind.ts";

export const kind: Translation<typeof english> = {
  PAYMENT_CAPTURED: "भाडे मिळाले",
  PAYMENT_HELD: "भाडे मिळाले, थांबले आहे",
  HOLD_RELEASED: "थांबलेले मोकळे झाले",
  EARNING_CREDITED: "प्लॅटफॉर्मची कमाई",
  EARNING_HELD: "प्लॅटफॉर्मची कमाई, थांबवलेली",
  EARNING_AMENDED: "प्लॅटफॉर्मने ट्रिप बदलली",
  WITHDRAWAL_HELD: "बँकेसाठी बाजूला ठेवले",
  WITHDRAWAL_PROCESSED: "बँकेत पोहोचले",
  WITHDRAWAL_RETURNED: "गेले नाही, परत आले",
  WITHDRAWAL_REVERSED: "बँकेने परत पाठवले",
  REFUND: "प्रवाशाला परत दिले",
  GATEWAY_SETTLEMENT: "गेटवेचा हिशोब",
  ADJUSTMENT: "दुरुस्ती",
};
