import type { Translation } from "../../translation.ts";
import type { limits as english } from "../en/limits.ts";

export const limits: Translation<typeof english> = {
  BALANCE_MAX: "ಗರಿಷ್ಠ ಇಟ್ಟುಕೊಳ್ಳಬಹುದು",
  CREDIT_PER_MONTH: "ತಿಂಗಳಿಗೆ ಪಡೆಯಬಹುದು",
  CREDIT_PER_YEAR: "ವರ್ಷಕ್ಕೆ ಪಡೆಯಬಹುದು, ಏಪ್ರಿಲ್‌ನಿಂದ ಮಾರ್ಚ್",
  WITHDRAWAL_PER_TRANSACTION: "ಒಮ್ಮೆ ಬ್ಯಾಂಕಿಗೆ ಕಳುಹಿಸಬಹುದು",
  WITHDRAWAL_PER_DAY: "ದಿನಕ್ಕೆ ಬ್ಯಾಂಕಿಗೆ ಕಳುಹಿಸಬಹುದು",
  WITHDRAWAL_PER_MONTH: "ತಿಂಗಳಿಗೆ ಬ್ಯಾಂಕಿಗೆ ಕಳುಹಿಸಬಹುದು",
  reasonMinimum: "ದಾಖಲೆ ಒಪ್ಪುವವರೆಗೆ ಕಡಿಮೆ.",
  reasonFull: "ಒಪ್ಪಿಗೆಯಾದ ಚಾಲಕರಿಗೆ RBI ನಿಯಮದಂತೆ.",
  resets: "{time} ರಿಂದ ಮತ್ತೆ ಪೂರ್ತಿ",
  afterApproval: "ದಾಖಲೆ ಒಪ್ಪಿದ ಮೇಲೆ ತೆರೆಯುತ್ತದೆ",
  left: "{limit} ರಲ್ಲಿ {remaining} ಉಳಿದಿದೆ",
};
