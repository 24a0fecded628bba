import type { Translation } from "../../translation.ts";
import type { holds as english } from "../en/holds.ts";

export const holds: Translation<typeof english> = {
  WITHDRAWAL: "ನಿಮ್ಮ ಬ್ಯಾಂಕಿಗೆ ಹೋಗುತ್ತಿದೆ",
  LIMIT_EXCEEDED: "ನಿಮ್ಮ ಮಿತಿಗಿಂತ ಹೆಚ್ಚು. ದಾಖಲೆ ಒಪ್ಪಿದ ಕೂಡಲೇ ಸಿಗುತ್ತದೆ.",
  RISK_REVIEW: "ನಮ್ಮ ತಂಡ ನೋಡುತ್ತಿದೆ",
};
