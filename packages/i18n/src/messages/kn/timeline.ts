import type { Translation } from "../../translation.ts";
import type { timeline as english } from "../en/timeline.ts";

export const timeline: Translation<typeof english> = {
  HELD: "ನಿಮ್ಮ ಬ್ಯಾಲೆನ್ಸ್‌ನಿಂದ ಬದಿಗಿಟ್ಟಿದೆ",
  IN_REVIEW: "ನಮ್ಮ ತಂಡ ನೋಡುತ್ತಿದೆ",
  RELEASED: "ನಮ್ಮ ತಂಡ ನೋಡಿದೆ. ಇನ್ನು ಮುಂದೆ ಹೋಗುತ್ತದೆ.",
  SENDING: "ಬ್ಯಾಂಕಿಗೆ ಹೋಗುತ್ತಿದೆ",
  SENT: "ಬ್ಯಾಂಕಿಗೆ ತಲುಪಿತು",
  PROCESSED: "ನಿಮ್ಮ ಬ್ಯಾಂಕ್ ಖಾತೆಗೆ ಬಂತು",
  RETURNED: "ಬ್ಯಾಂಕ್ ನಿರಾಕರಿಸಿತು. ಹಣ ಮತ್ತೆ ನಿಮ್ಮ ಬ್ಯಾಲೆನ್ಸ್‌ನಲ್ಲಿದೆ.",
  CANCELLED: "ನೀವು ನಿಲ್ಲಿಸಿದಿರಿ. ಹಣ ಮತ್ತೆ ನಿಮ್ಮ ಬ್ಯಾಲೆನ್ಸ್‌ನಲ್ಲಿದೆ.",
  REVERSED: "ಬ್ಯಾಂಕ್ ಹಿಂತಿರುಗಿಸಿತು. ಹಣ ನಿಮ್ಮ ಬ್ಯಾಲೆನ್ಸ್‌ನಲ್ಲಿದೆ.",
};
