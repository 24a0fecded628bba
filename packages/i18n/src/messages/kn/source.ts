import type { Translation } from "../../translation.ts";
import type { source as english } from "../en/source.ts";

export const source: Translation<typeof english> = {
  QR: "QR",
  PERMANENT_QR: "ನಿಮ್ಮ ಸ್ವಂತ QR",
  LINK: "ಪಾವತಿ ಲಿಂಕ್",
  DEPOSIT: "ನೀವು ಹಾಕಿದ್ದು",
  UBER: "Uber",
  OLA: "Ola",
  RAPIDO: "Rapido",
  WITHDRAWAL: "ಬ್ಯಾಂಕಿಗೆ ಕಳುಹಿಸಿದ್ದು",
  REFUND: "ಹಿಂತಿರುಗಿಸಿದ್ದು",
  ADJUSTMENT: "ತಿದ್ದುಪಡಿ",
  SETTLEMENT: "ಲೆಕ್ಕ ಚುಕ್ತಾ",
};
