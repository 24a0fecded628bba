import type { Translation } from "../../translation.ts";
import type { refund as english } from "../en/refund.ts";

export const refund: Translation<typeof english> = {
  offer: "ಹಣ ಹಿಂತಿರುಗಿಸಿ",
  enter: "ಎಷ್ಟು ಹಿಂತಿರುಗಿಸುತ್ತೀರಿ?",
  most: "ಗರಿಷ್ಠ {amount}, ಇಂದು ಮಾತ್ರ",
  reason: "ಏಕೆ?",
  reasons: {
    wrongFare: "ತಪ್ಪು ಬಾಡಿಗೆ",
    paidTwice: "ಎರಡು ಬಾರಿ ಪಾವತಿ",
    tripCancelled: "ಪ್ರಯಾಣ ಆಗಲಿಲ್ಲ",
    other: "ಬೇರೆ ಕಾರಣ",
  },
  confirmTitle: "{amount} ಹಿಂತಿರುಗಿಸಬೇಕೇ?",
  confirmBody: "ಇದು ಈಗ ನಿಮ್ಮ ಬ್ಯಾಲೆನ್ಸ್‌ನಿಂದ ಹೋಗುತ್ತದೆ. ಪ್ರಯಾಣಿಕರಿಗೆ 5 ರಿಂದ 7 ದಿನಗಳಲ್ಲಿ ಸಿಗುತ್ತದೆ.",
  short: "ನಿಮ್ಮ ಬ್ಯಾಲೆನ್ಸ್ ಸಾಲದು. ಕಡಿಮೆಯಾದದ್ದು ಮುಂದಿನ ಗಳಿಕೆಯಿಂದ ತೆಗೆದುಕೊಳ್ಳಲಾಗುತ್ತದೆ.",
  confirm: "ಹೌದು, ಹಿಂತಿರುಗಿಸಿ",
  given: "ಹಿಂತಿರುಗಿಸಿದ್ದು",
  status: {
    PENDING: "ದಾರಿಯಲ್ಲಿದೆ",
    PROCESSED: "ಹಿಂತಿರುಗಿಸಲಾಗಿದೆ",
    FAILED: "ವಿಫಲವಾಗಿದೆ; ಹಣ ನಿಮ್ಮ ಬಳಿ ಮರಳಿದೆ",
  },
};
