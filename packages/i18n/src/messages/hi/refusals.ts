import type { Translation } from "../../translation.ts";
import type { refusals as english } from "../en/refusals.ts";

export const refusals: Translation<typeof english> = {
  PAYMENT_FAILED: "यह भुगतान पूरा नहीं हुआ, वापस करने को कुछ नहीं है।",
  PAYMENT_OF_ANOTHER_DAY: "यह सिर्फ़ भुगतान वाले दिन वापस हो सकता है।",
  PAYMENT_ON_HOLD: "पैसा अभी आपकी सीमा से ऊपर रुका है। मिलने के बाद ही वापस हो सकता है।",
  PAYMENT_GIVEN_BACK: "पूरा पैसा वापस हो चुका है।",
  BANK_AWAY: "बैंक या UPI जवाब नहीं दे रहा। आपका पैसा सुरक्षित है।",
  BANK_REFUSED: "बैंक या UPI ने मना कर दिया।",
};
