import type { Translation } from "../../translation.ts";
import type { messageSettings as english } from "../en/messageSettings.ts";

export const messageSettings: Translation<typeof english> = {
  title: "ನಿಮಗೆ ಸಂದೇಶಗಳು",
  intro: "ಯಾವ ಸಂದೇಶಗಳು, ಹೇಗೆ ಬರಬೇಕು ಎಂದು ಆಯ್ಕೆ ಮಾಡಿ.",
  MONEY: "ಹಣ",
  moneyDetail: "ಪಾವತಿ, ಬ್ಯಾಂಕಿಗೆ ಕಳುಹಿಸಿದ್ದು, ಮರುಪಾವತಿ",
  SECURITY: "ಸುರಕ್ಷತೆ",
  securityDetail: "ನಿಮ್ಮ ಖಾತೆಗೆ ಹೊಸ ಸೈನ್-ಇನ್",
  ACCOUNT: "ಖಾತೆ",
  accountDetail: "ದಾಖಲೆಗಳು, ಬ್ಯಾಂಕ್ ಖಾತೆಗಳು, ಜೋಡಿಸಿದ ಆ್ಯಪ್‌ಗಳು",
  PRODUCT: "ಹೊಸ ಸುದ್ದಿ, ಸಲಹೆ",
  productDetail: "DrivoPay ಯಲ್ಲಿ ಹೊಸದೇನು",
  INBOX: "ಆ್ಯಪ್‌ನಲ್ಲಿ",
  PUSH: "ಫೋನ್ ಅಲರ್ಟ್",
  SMS: "ಎಸ್‌ಎಂಎಸ್",
  EMAIL: "ಇಮೇಲ್",
  always: "ಯಾವಾಗಲೂ ಆನ್",
  quietTitle: "ಶಾಂತ ಸಮಯ",
  quietBody: "ಈ ಸಮಯದಲ್ಲಿ ಸಂದೇಶಗಳು ಕಾಯುತ್ತವೆ. ಬಂದ ಹಣ ಮತ್ತು ಸುರಕ್ಷತಾ ಎಚ್ಚರಿಕೆ ಮಾತ್ರ ತಕ್ಷಣ ಬರುತ್ತದೆ.",
  quietSwitch: "ಶಾಂತವಾಗಿಡು",
  quietFrom: "ಯಾವಾಗಿನಿಂದ",
  quietTo: "ಯಾವಾಗಿನವರೆಗೆ",
  quietSame: "ಎರಡು ಬೇರೆ ಸಮಯ ಆಯ್ಕೆ ಮಾಡಿ.",
  codes: "ಸೈನ್-ಇನ್ ಕೋಡ್ ಯಾವಾಗಲೂ ಎಸ್‌ಎಂಎಸ್‌ನಲ್ಲಿ ಬರುತ್ತದೆ. ದೃಢಪಡಿಸಿದ ವಿಳಾಸಕ್ಕೆ ಮಾತ್ರ ಇಮೇಲ್ ಹೋಗುತ್ತದೆ.",
  saved: "ಉಳಿಸಲಾಗಿದೆ",
};
