import type { Translation } from "../../translation.ts";
import type { receipt as english } from "../en/receipt.ts";

export const receipt: Translation<typeof english> = {
  title: "ರಸೀದಿ",
  number: "ರಸೀದಿ ಸಂಖ್ಯೆ",
  paidBy: "ಪಾವತಿಸಿದವರು",
  sentTo: "ಕಳುಹಿಸಿದ್ದು",
  driver: "ಚಾಲಕ",
  vehicle: "ವಾಹನ",
  bankReference: "ಬ್ಯಾಂಕ್ ಉಲ್ಲೇಖ",
  note: "ಟಿಪ್ಪಣಿ",
  share: "ರಸೀದಿ ಹಂಚಿ",
  saved: "ಚಿತ್ರ ಡೌನ್‌ಲೋಡ್‌ಗಳಲ್ಲಿ ಉಳಿದಿದೆ",
};
