import type { Translation } from "../../translation.ts";
import type { trace as english } from "../en/trace.ts";

export const trace: Translation<typeof english> = {
  title: "ಈ ರೂಪಾಯಿಯನ್ನು ಹಿಂಬಾಲಿಸಿ",
  intro: "ಎಲ್ಲಿಂದ ಬಂತು, ಎಲ್ಲಿಗೆ ಹೋಯಿತು, ಪೈಸೆ ಪೈಸೆ.",
  PAID: "ಪ್ರಯಾಣಿಕರು ಕೊಟ್ಟಿದ್ದು",
  TRIP: "ಟ್ರಿಪ್",
  FEE: "DrivoPay ಶುಲ್ಕ",
  TAX: "ಶುಲ್ಕದ ಮೇಲೆ GST",
  GATEWAY_FEE: "ಗೇಟ್‌ವೇ ಶುಲ್ಕ, DrivoPay ಕೊಡುತ್ತದೆ",
  SETTLED: "DrivoPay ಬ್ಯಾಂಕ್ ತಲುಪಿತು",
  SETTLING: "DrivoPay ಬ್ಯಾಂಕ್‌ಗೆ ಬರುತ್ತಿದೆ",
  CREDITED: "ನಿಮ್ಮ ಬ್ಯಾಲೆನ್ಸ್‌ಗೆ",
  ON_HOLD: "ಮಿತಿಗಿಂತ ಹೆಚ್ಚು, ತಡೆಯಲಾಗಿದೆ",
  REFUNDED: "ಪ್ರಯಾಣಿಕರಿಗೆ ವಾಪಸ್",
  WENT_OUT: "ಇದರಲ್ಲಿ ಬ್ಯಾಂಕ್‌ಗೆ ಕಳುಹಿಸಿದ್ದು",
  USED: "ಇದರಲ್ಲಿ ಬೇರೆ ರೀತಿ",
  IN_BALANCE: "ಇದರಲ್ಲಿ ಇನ್ನೂ ಬ್ಯಾಲೆನ್ಸ್‌ನಲ್ಲಿ",
  MADE_OF: "ಇದರಿಂದ",
  WITHDRAWN: "ನಿಮ್ಮ ಬ್ಯಾಲೆನ್ಸ್‌ನಿಂದ ಹೋಯಿತು",
  PAYOUT: "ಬ್ಯಾಂಕ್‌ಗೆ ಹೋಗುತ್ತಿದೆ",
  BANK: "ನಿಮ್ಮ ಬ್ಯಾಂಕ್‌ನಲ್ಲಿ",
  CAME_BACK: "ನಿಮ್ಮ ಬ್ಯಾಲೆನ್ಸ್‌ಗೆ ಮರಳಿತು",
  CORRECTION: "ತಿದ್ದುಪಡಿ",
  reference: "ಬ್ಯಾಂಕ್ ಸಂಖ್ಯೆ {reference}",
  oldestFirst: "ಹಳೆಯ ಹಣ ಮೊದಲು ಹೋಗುತ್ತದೆ.",
  more: "ಇನ್ನೂ {count}",
};
