import type { Translation } from "../../translation.ts";
import type { notifications as english } from "../en/notifications.ts";

export const notifications: Translation<typeof english> = {
  OTP: {
    title: "ನಿಮ್ಮ ಕೋಡ್",
    body: "{code} ನಿಮ್ಮ DrivoPay ಕೋಡ್. {minutes} ನಿಮಿಷ ನಡೆಯುತ್ತದೆ. ಯಾರಿಗೂ ಹೇಳಬೇಡಿ.",
  },
  PAYMENT_RECEIVED: {
    title: "{amount} ಬಂತು",
    body: "QR ಮೂಲಕ ನಿಮಗೆ {amount} ಬಂತು. ನಿಮ್ಮ ಬ್ಯಾಲೆನ್ಸ್ {balance}.",
  },
  PAYMENT_HELD: {
    title: "{amount} ಬಂತು, ತಡೆದಿಟ್ಟಿದೆ",
    body: "{amount} ನಿಮ್ಮ ಮಿತಿಗಿಂತ ಹೆಚ್ಚು ಬಂದಿದ್ದರಿಂದ ತಡೆದಿಟ್ಟಿದೆ. ಹಣ ಸುರಕ್ಷಿತವಾಗಿದೆ. ಪಡೆಯಲು ದಾಖಲೆ ಕಳುಹಿಸಿ.",
  },
  HOLD_RELEASED: {
    title: "{amount} ಬಿಡುಗಡೆಯಾಯಿತು",
    body: "{amount} ಇನ್ನು ತಡೆದಿಲ್ಲ. ನಿಮ್ಮ ಬ್ಯಾಲೆನ್ಸ್ {balance}.",
  },
  WITHDRAWAL_HELD: {
    title: "{amount} ಬ್ಯಾಂಕಿಗಾಗಿ",
    body: "{account} ಗಾಗಿ {amount} ಬದಿಗಿಟ್ಟಿದೆ.",
  },
  WITHDRAWAL_SENT: {
    title: "{amount} ಬ್ಯಾಂಕಿಗೆ ಕಳುಹಿಸಿದ್ದೇವೆ",
    body: "{amount} ನಿಮ್ಮ {account} ಗೆ ಹೋಗುತ್ತಿದೆ.",
  },
  WITHDRAWAL_PROCESSED: {
    title: "{amount} ಬ್ಯಾಂಕ್ ತಲುಪಿತು",
    body: "{amount} ನಿಮ್ಮ {account} ನಲ್ಲಿದೆ. UTR {utr}.",
  },
  WITHDRAWAL_RETURNED: {
    title: "{amount} ಹೋಗಲಿಲ್ಲ",
    body: "ಬ್ಯಾಂಕ್ {amount} ನಿರಾಕರಿಸಿತು. ಪೂರ್ತಿ ಹಣ ಮತ್ತೆ ನಿಮ್ಮ ಬ್ಯಾಲೆನ್ಸ್‌ನಲ್ಲಿದೆ.",
  },
  WITHDRAWAL_REVERSED: {
    title: "{amount} ವಾಪಸ್ ಬಂತು",
    body: "ಬ್ಯಾಂಕ್ {amount} ಹಿಂತಿರುಗಿಸಿತು. ಹಣ ಮತ್ತೆ ನಿಮ್ಮ ಬ್ಯಾಲೆನ್ಸ್‌ನಲ್ಲಿದೆ.",
  },
  WITHDRAWAL_CANCELLED: {
    title: "ಕಳುಹಿಸುವುದು ನಿಂತಿತು",
    body: "{amount} ಕಳುಹಿಸುವುದನ್ನು ನಿಲ್ಲಿಸಿದಿರಿ. ಹಣ ಮತ್ತೆ ನಿಮ್ಮ ಬ್ಯಾಲೆನ್ಸ್‌ನಲ್ಲಿದೆ.",
  },
  WITHDRAWAL_REFUSED: {
    title: "{amount} ಕಳುಹಿಸಲಿಲ್ಲ",
    body: "{amount} ಕಳುಹಿಸುವುದನ್ನು ನಮ್ಮ ತಂಡ ಒಪ್ಪಲಿಲ್ಲ. ಪೂರ್ತಿ ನಿಮ್ಮ ಬ್ಯಾಲೆನ್ಸ್‌ಗೆ ಮರಳಿದೆ. ಪ್ರಶ್ನೆ ಇದ್ದರೆ ಸಪೋರ್ಟ್‌ಗೆ ಕರೆ ಮಾಡಿ.",
  },
  WITHDRAWAL_LATE: {
    title: "{amount} ತಡವಾಗಿದೆ",
    body: "{account} ಗೆ {amount} ಸಮಯಕ್ಕೆ ತಲುಪಲಿಲ್ಲ. ಹಣ ಸುರಕ್ಷಿತ. ಬ್ಯಾಂಕನ್ನು ಕೇಳಿ ನಿಮಗೆ ತಿಳಿಸುತ್ತೇವೆ.",
  },
  AUTO_WITHDRAWN: {
    title: "{amount} ಬ್ಯಾಂಕ್‌ಗೆ ಹೋಗುತ್ತಿದೆ",
    body: "ನೀವು ಕೇಳಿದಂತೆ ಇಂದು {amount} ತಾನಾಗಿಯೇ {account} ಗೆ ಕಳುಹಿಸಲಾಗುತ್ತಿದೆ.",
  },
  AUTO_WITHDRAW_MISSED: {
    title: "ಇಂದು ತಾನಾಗಿ ಕಳುಹಿಸಲಿಲ್ಲ",
    body: "ಇಂದು ನಿಮ್ಮ ಬ್ಯಾಲೆನ್ಸ್ ಕಳುಹಿಸಲಾಗಲಿಲ್ಲ. ಹಣ ಸುರಕ್ಷಿತ. ಕಾರಣವನ್ನು DrivoPay ಯ ಬ್ಯಾಂಕ್ ಪುಟದಲ್ಲಿ ನೋಡಿ.",
  },
  REFUND_MADE: {
    title: "{amount} ಹಿಂತಿರುಗಿಸಿದೆ",
    body: "{amount} ಪ್ರಯಾಣಿಕರಿಗೆ ವಾಪಸ್ ಹೋಯಿತು.",
  },
  KYC_APPROVED: {
    title: "ದಾಖಲೆ ಒಪ್ಪಿಗೆಯಾಗಿದೆ",
    body: "ನಿಮ್ಮ ದಾಖಲೆ ಒಪ್ಪಿಗೆಯಾಗಿದೆ. ಮಿತಿ ಹೆಚ್ಚಾಗಿದೆ, ಬ್ಯಾಂಕಿಗೆ ಹಣ ಕಳುಹಿಸಬಹುದು.",
  },
  KYC_REJECTED: {
    title: "ದಾಖಲೆ ಒಪ್ಪಿಗೆಯಾಗಿಲ್ಲ",
    body: "ಕೆಲವು ದಾಖಲೆ ಒಪ್ಪಿಗೆಯಾಗಿಲ್ಲ: {reason}. DrivoPay ತೆರೆದು ಮತ್ತೆ ಕಳುಹಿಸಿ.",
  },
  BANK_ACCOUNT_VERIFIED: {
    title: "ಬ್ಯಾಂಕ್ ಖಾತೆ ಪರಿಶೀಲಿಸಿದೆ",
    body: "{account} ಪರಿಶೀಲಿಸಿದ್ದೇವೆ. ಇನ್ನು ಇಲ್ಲಿಗೆ ಹಣ ಕಳುಹಿಸಬಹುದು.",
  },
  BANK_ACCOUNT_FAILED: {
    title: "ಬ್ಯಾಂಕ್ ಖಾತೆ ಪರಿಶೀಲನೆ ಆಗಲಿಲ್ಲ",
    body: "{account} ಪರಿಶೀಲಿಸಲಾಗಲಿಲ್ಲ. ಸಂಖ್ಯೆ ಮತ್ತು ಹೆಸರು ನೋಡಿ ಮತ್ತೆ ಸೇರಿಸಿ.",
  },
  SECURITY_ALERT: {
    title: "ಹೊಸ ಸೈನ್ ಇನ್",
    body: "{device} ನಲ್ಲಿ ನಿಮ್ಮ ಖಾತೆಗೆ ಸೈನ್ ಇನ್ ಆಗಿದೆ. ನೀವಲ್ಲವೇ? ಈಗಲೇ PIN ಬದಲಿಸಿ.",
  },
  PIN_CHANGED: {
    title: "ನಿಮ್ಮ PIN ಬದಲಾಗಿದೆ",
    body: "ನಿಮ್ಮ PIN ಈಗಷ್ಟೇ ಬದಲಾಗಿದೆ. ಬದಲಿಸಿದ್ದು ನೀವಲ್ಲವೇ? ಗೊತ್ತಿಲ್ಲದ ಫೋನ್‌ಗಳನ್ನು ಸೈನ್ ಔಟ್ ಮಾಡಿ, ಕೂಡಲೇ ಸಹಾಯಕ್ಕೆ ಕರೆ ಮಾಡಿ.",
  },
  PLATFORM_SIGN_IN: {
    title: "{platform} ನಲ್ಲಿ ಮತ್ತೆ ಸೈನ್ ಇನ್ ಮಾಡಿ",
    body: "{platform} ಇನ್ನು ನಿಮ್ಮ ಟ್ರಿಪ್‌ಗಳನ್ನು ನಮಗೆ ತೋರಿಸುತ್ತಿಲ್ಲ. DrivoPay ತೆರೆದು {platform} ನಲ್ಲಿ ಮತ್ತೆ ಸೈನ್ ಇನ್ ಮಾಡಿ.",
  },
  STATEMENT_READY: {
    title: "ನಿಮ್ಮ ಫೈಲ್ ಸಿದ್ಧ",
    body: "ನೀವು ಕೇಳಿದ ಫೈಲ್ ಸಹಿ ಮತ್ತು ಪರಿಶೀಲನಾ ಕೋಡ್‌ನೊಂದಿಗೆ ಸಿದ್ಧವಾಗಿದೆ. ತೆಗೆದುಕೊಳ್ಳಲು ಅಥವಾ ಕಳುಹಿಸಲು ‘ಲೆಕ್ಕ’ದಲ್ಲಿ ‘ಹೇಳಿಕೆಗಳು’ ತೆರೆಯಿರಿ.",
  },
  STATEMENT_FAILED: {
    title: "ಫೈಲ್ ತಯಾರಾಗಲಿಲ್ಲ",
    body: "ನಿಮ್ಮ ಫೈಲ್ ತಯಾರಿಸಲಾಗಲಿಲ್ಲ. ನಿಮ್ಮ ಹಣ ಸುರಕ್ಷಿತ, ನಮ್ಮ ತಂಡ ನೋಡುತ್ತಿದೆ. ನಾಳೆ ಮತ್ತೆ ಪ್ರಯತ್ನಿಸಿ.",
  },
  DATA_EXPORT_READY: {
    title: "ನಿಮ್ಮ ಡೇಟಾ ಸಿದ್ಧ",
    body: "ನೀವು ಕೇಳಿದ ಡೇಟಾ ಪ್ರತಿ ಸಿದ್ಧವಾಗಿದೆ. ಪ್ರೊಫೈಲ್‌ನಲ್ಲಿ ‘ನಿಮ್ಮ ಡೇಟಾ’ ತೆರೆದು ತೆಗೆದುಕೊಳ್ಳಿ. ಇದು 7 ದಿನ ಇರುತ್ತದೆ.",
  },
};
