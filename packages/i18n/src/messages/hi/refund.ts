import type { Translation } from "../../translation.ts";
import type { refund as english } from "../en/refund.ts";

export const refund: Translation<typeof english> = {
  offer: "पैसे वापस करें",
  enter: "कितने पैसे वापस?",
  most: "ज़्यादा से ज़्यादा {amount}, सिर्फ़ आज",
  reason: "क्यों?",
  reasons: {
    wrongFare: "गलत किराया",
    paidTwice: "दो बार भुगतान",
    tripCancelled: "सफ़र नहीं हुआ",
    other: "कोई और वजह",
  },
  confirmTitle: "{amount} वापस करें?",
  confirmBody: "यह अभी आपके बैलेंस से जाएगा। यात्री को 5 से 7 दिन में मिलेगा।",
  short: "आपका बैलेंस कम है। जो कमी है वह अगली कमाई से ली जाएगी।",
  confirm: "हाँ, वापस करें",
  given: "वापस किए गए",
  status: {
    PENDING: "रास्ते में",
    PROCESSED: "वापस हो गया",
    FAILED: "नहीं हुआ; पैसे आपके पास वापस हैं",
  },
};
