import type { Translation } from "../../translation.ts";
import type { refusals as english } from "../en/refusals.ts";

export const refusals: Translation<typeof english> = {
  PAYMENT_FAILED: "हे पेमेंट पूर्ण झाले नाही, परत करण्यासारखे काही नाही.",
  PAYMENT_OF_ANOTHER_DAY: "हे फक्त पैसे आल्याच्या दिवशीच परत करता येते.",
  PAYMENT_ON_HOLD: "पैसे अजून तुमच्या मर्यादेच्या वर थांबलेले आहेत. ते मिळाल्यावरच परत करता येतील.",
  PAYMENT_GIVEN_BACK: "सर्व पैसे परत केले आहेत.",
  BANK_AWAY: "बँक किंवा UPI उत्तर देत नाही. तुमचे पैसे सुरक्षित आहेत.",
  BANK_REFUSED: "बँक किंवा UPI ने नाकारले.",
};
