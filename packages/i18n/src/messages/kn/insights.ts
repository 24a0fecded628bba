import type { Translation } from "../../translation.ts";
import type { insights as english } from "../en/insights.ts";

export const insights: Translation<typeof english> = {
  title: "ಬಂದದ್ದು, ಹೋದದ್ದು",
  by: "ಹೇಗೆ ತೋರಿಸಲಿ",
  day: "ದಿನ",
  week: "ವಾರ",
  month: "ತಿಂಗಳು",
  in: "ಬಂದದ್ದು",
  out: "ಹೋದದ್ದು",
  bySource: "ಎಲ್ಲಿಂದ ಬಂತು, ಎಲ್ಲಿಗೆ ಹೋಯಿತು",
  chart: "ಬಂದ ಹಣ, ಸಮಯದ ಪ್ರಕಾರ",
  emptyTitle: "ಈ ಸಮಯದಲ್ಲಿ ಹಣ ಬಂದಿಲ್ಲ, ಹೋಗಿಲ್ಲ",
  emptyBody: "ಬಾಡಿಗೆ ಪಡೆಯಿರಿ, ತಕ್ಷಣ ಇಲ್ಲಿ ಕಾಣುತ್ತದೆ.",
};
