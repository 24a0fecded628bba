import type { Translation } from "../../translation.ts";
import type { limitDetails as english } from "../en/limitDetails.ts";

export const limitDetails: Translation<typeof english> = {
  WITHDRAWAL_PER_TRANSACTION: "ಒಂದು ಸಲಕ್ಕೆ ಗರಿಷ್ಠ {amount}.",
  WITHDRAWAL_PER_DAY: "ಇಂದಿಗೆ {amount} ಉಳಿದಿದೆ. ಮಧ್ಯರಾತ್ರಿಯ ನಂತರ ಮತ್ತೆ ಪೂರ್ತಿ.",
  WITHDRAWAL_PER_MONTH: "ಈ ತಿಂಗಳಿಗೆ {amount} ಉಳಿದಿದೆ. 1ರಂದು ಮತ್ತೆ ಪೂರ್ತಿ.",
  BALANCE_MAX: "ಬ್ಯಾಂಕ್‌ಗೆ ಕಳುಹಿಸುವ ತನಕ ಇನ್ನೂ {amount} ಪಡೆಯಬಹುದು.",
  CREDIT_PER_MONTH: "ಈ ತಿಂಗಳು ಇನ್ನೂ {amount} ಪಡೆಯಬಹುದು. 1ರಂದು ಮತ್ತೆ ಪೂರ್ತಿ.",
  CREDIT_PER_YEAR: "ಈ ವರ್ಷ ಇನ್ನೂ {amount} ಪಡೆಯಬಹುದು. ಏಪ್ರಿಲ್ 1ರಂದು ಮತ್ತೆ ಪೂರ್ತಿ.",
  UPI_PER_TRANSFER: "UPI ಮೂಲಕ ಒಂದು ಸಲಕ್ಕೆ ಗರಿಷ್ಠ {amount}.",
  COOLING_OFF: "ಈಗ {amount} ವರೆಗೆ ಕಳುಹಿಸಬಹುದು.",
  IMPS_PER_TRANSFER: "IMPS ಮೂಲಕ ಒಂದು ಸಲಕ್ಕೆ ಗರಿಷ್ಠ {amount}.",
};
