import type { Translation } from "../../translation.ts";
import type { passport as english } from "../en/passport.ts";

export const passport: Translation<typeof english> = {
  title: "ಆದಾಯ ಪಾಸ್‌ಪೋರ್ಟ್",
  pitch: "ಸಾಲ ಕೊಡುವವರಿಗೆ ನಿಮ್ಮ ಆದಾಯ ತೋರಿಸಿ",
  span: "{months} ತಿಂಗಳು",
  spanLabel: "ಎಷ್ಟು ತಿಂಗಳು?",
  average: "ತಿಂಗಳ ಸರಾಸರಿ ಆದಾಯ",
  steadyMonths: "{of} ತಿಂಗಳಲ್ಲಿ {months} ತಿಂಗಳು ಆದಾಯ",
  steadyDays: "{days} ದಿನ ಆದಾಯ",
  byMonth: "ತಿಂಗಳ ಪ್ರಕಾರ",
  bySource: "ಎಲ್ಲಿಂದ ಬಂತು",
  notYetChecked: "ಲೆಕ್ಕಕ್ಕೆ ಸೇರದ್ದು: ನಿಮ್ಮ ಫೈಲ್‌ನಿಂದ {amount}, ಇನ್ನೂ ನೋಡಿಲ್ಲ.",
  issue: "ನನ್ನ ಪಾಸ್‌ಪೋರ್ಟ್ ಮಾಡಿ",
  confirmTitle: "ನಿಮ್ಮ ಆದಾಯ ಹಂಚಿಕೊಳ್ಳುವುದೇ?",
  confirmBody: "ಕೋಡ್ ಇರುವವರಿಗೆ ನಿಮ್ಮ ಹೆಸರು, ಸಂಖ್ಯೆಯ ಕೊನೆಯ 4 ಅಂಕಿ ಮತ್ತು ತಿಂಗಳ ಆದಾಯ ಕಾಣುತ್ತದೆ. ಯಾರಿಗೆ ಕೊಡಬೇಕು ಎಂಬುದು ನಿಮ್ಮ ಆಯ್ಕೆ.",
  agree: "ಒಪ್ಪುತ್ತೇನೆ, ಮಾಡಿ",
  issued: "ನೀವು ಮಾಡಿದ ಪಾಸ್‌ಪೋರ್ಟ್‌ಗಳು",
  emptyTitle: "ಆದಾಯವಿರುವ ಪೂರ್ಣ ತಿಂಗಳು ಇನ್ನೂ ಇಲ್ಲ",
  emptyBody: "ಪಾಸ್‌ಪೋರ್ಟ್ ಪೂರ್ಣ ತಿಂಗಳುಗಳನ್ನು ಮಾತ್ರ ಲೆಕ್ಕಿಸುತ್ತದೆ. ಈ ತಿಂಗಳು ಮುಗಿದ ಮೇಲೆ ಬನ್ನಿ.",
};
