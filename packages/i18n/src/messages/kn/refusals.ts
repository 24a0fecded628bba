import type { Translation } from "../../translation.ts";
import type { refusals as english } from "../en/refusals.ts";

export const refusals: Translation<typeof english> = {
  PAYMENT_FAILED: "ಈ ಪಾವತಿ ಪೂರ್ಣವಾಗಲಿಲ್ಲ, ಹಿಂತಿರುಗಿಸಲು ಏನೂ ಇಲ್ಲ.",
  PAYMENT_OF_ANOTHER_DAY: "ಪಾವತಿಯಾದ ದಿನ ಮಾತ್ರ ಹಿಂತಿರುಗಿಸಬಹುದು.",
  PAYMENT_ON_HOLD: "ಹಣ ನಿಮ್ಮ ಮಿತಿಯ ಮೇಲೆ ತಡೆಯಲ್ಲಿದೆ. ನಿಮಗೆ ಬಂದ ಮೇಲೆ ಮಾತ್ರ ಹಿಂತಿರುಗಿಸಬಹುದು.",
  PAYMENT_GIVEN_BACK: "ಪೂರ್ತಿ ಹಣ ಹಿಂತಿರುಗಿಸಲಾಗಿದೆ.",
  BANK_AWAY: "ಬ್ಯಾಂಕ್ ಅಥವಾ UPI ಉತ್ತರಿಸುತ್ತಿಲ್ಲ. ನಿಮ್ಮ ಹಣ ಸುರಕ್ಷಿತವಾಗಿದೆ.",
  BANK_REFUSED: "ಬ್ಯಾಂಕ್ ಅಥವಾ UPI ನಿರಾಕರಿಸಿತು.",
};
