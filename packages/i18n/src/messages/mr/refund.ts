import type { Translation } from "../../translation.ts";
import type { refund as english } from "../en/refund.ts";

export const refund: Translation<typeof english> = {
  offer: "पैसे परत करा",
  enter: "किती पैसे परत?",
  most: "जास्तीत जास्त {amount}, फक्त आज",
  reason: "का?",
  reasons: {
    wrongFare: "चुकीचे भाडे",
    paidTwice: "दोनदा पैसे दिले",
    tripCancelled: "प्रवास झाला नाही",
    other: "दुसरे कारण",
  },
  confirmTitle: "{amount} परत करायचे?",
  confirmBody: "हे आता तुमच्या शिल्लकीतून जाईल. प्रवाशाला 5 ते 7 दिवसांत मिळेल.",
  short: "तुमची शिल्लक पुरेशी नाही. कमी पडलेले पुढच्या कमाईतून घेतले जाईल.",
  confirm: "हो, परत करा",
  given: "परत केलेले",
  status: {
    PENDING: "वाटेत आहे",
    PROCESSED: "परत केले",
    FAILED: "झाले नाही; पैसे तुमच्याकडे परत आले",
  },
};
