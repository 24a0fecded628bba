import type { Translation } from "../../translation.ts";
import type { kind as english } from "../en/kind.ts";

export const kind: Translation<typeof english> = {
  PAYMENT_CAPTURED: "ಬಾಡಿಗೆ ಬಂತು",
  PAYMENT_HELD: "ಬಾಡಿಗೆ ಬಂತು, ತಡೆದಿಟ್ಟಿದೆ",
  HOLD_RELEASED: "ತಡೆದದ್ದು ಬಿಡುಗಡೆ",
  EARNING_CREDITED: "ಪ್ಲಾಟ್‌ಫಾರ್ಮ್ ಗಳಿಕೆ",
  EARNING_HELD: "ಪ್ಲಾಟ್‌ಫಾರ್ಮ್ ಗಳಿಕೆ, ತಡೆಹಿಡಿಯಲಾಗಿದೆ",
  EARNING_AMENDED: "ಪ್ಲಾಟ್‌ಫಾರ್ಮ್ ಒಂದು ಟ್ರಿಪ್ ಬದಲಿಸಿದೆ",
  WITHDRAWAL_HELD: "ಬ್ಯಾಂಕಿಗಾಗಿ ಬದಿಗಿಟ್ಟಿದೆ",
  WITHDRAWAL_PROCESSED: "ಬ್ಯಾಂಕ್ ತಲುಪಿತು",
  WITHDRAWAL_RETURNED: "ಹೋಗಲಿಲ್ಲ, ವಾಪಸ್ ಬಂತು",
  WITHDRAWAL_REVERSED: "ಬ್ಯಾಂಕ್ ಹಿಂತಿರುಗಿಸಿತು",
  REFUND: "ಪ್ರಯಾಣಿಕರಿಗೆ ವಾಪಸ್",
  GATEWAY_SETTLEMENT: "ಗೇಟ್‌ವೇ ಲೆಕ್ಕ",
  ADJUSTMENT: "ತಿದ್ದುಪಡಿ",
};
