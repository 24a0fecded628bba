import type { Translation } from "../../translation.ts";
import type { history as english } from "../en/history.ts";

export const history: Translation<typeof english> = {
  title: "ಲೆಕ್ಕ",
  emptyTitle: "ಇಲ್ಲಿ ಇನ್ನೂ ಏನೂ ಇಲ್ಲ",
  emptyBody: "ಬಂದ, ಹೋದ ಪ್ರತಿ ರೂಪಾಯಿ ಪಾಸ್‌ಬುಕ್‌ನಂತೆ ಇಲ್ಲಿ ಕಾಣುತ್ತದೆ.",
  all: "ಎಲ್ಲ",
  in: "ಬಂದದ್ದು",
  out: "ಹೋದದ್ದು",
  detail: "ವಿವರ",
  entries: "ಹೇಗೆ ದಾಖಲಾಯಿತು",
  entriesHint: "ಪ್ರತಿ ಪೈಸೆಯ ಲೆಕ್ಕ. ಕೂಡಿದರೆ ಯಾವಾಗಲೂ ಸೊನ್ನೆ.",
  when: "ಯಾವಾಗ",
  type: "ಏನು",
  status: "ಸ್ಥಿತಿ",
  from: "ಎಲ್ಲಿಂದ",
  to: "ಎಲ್ಲಿಗೆ",
  gross: "ಪ್ರಯಾಣಿಕರು ಕೊಟ್ಟದ್ದು",
  fee: "ಶುಲ್ಕ",
  tax: "GST",
  net: "ನಿಮಗೆ ಬಂದದ್ದು",
  reference: "ಉಲ್ಲೇಖ",
  balanceAfter: "ನಂತರದ ಬ್ಯಾಲೆನ್ಸ್",
};
