import type { Translation } from "../../translation.ts";
import type { offline as english } from "../en/offline.ts";

export const offline: Translation<typeof english> = {
  balance: "{when} ರ ಬ್ಯಾಲೆನ್ಸ್",
  none: "ಈ ಫೋನ್‌ನಲ್ಲಿ ನಿಮ್ಮ ಬ್ಯಾಲೆನ್ಸ್ ಇನ್ನೂ ನೋಡಿಲ್ಲ.",
  safe: "ಈ ನಡುವೆ ಪಾವತಿಸಿದ ಬಾಡಿಗೆಯೂ ನಿಮ್ಮದೇ. ಇಂಟರ್ನೆಟ್ ಬಂದ ಕೂಡಲೇ ಅದು ಕಾಣುತ್ತದೆ, ಕೇಳಿಸುತ್ತದೆ.",
};
