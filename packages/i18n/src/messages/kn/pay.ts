import type { Translation } from "../../translation.ts";
import type { pay as english } from "../en/pay.ts";

export const pay: Translation<typeof english> = {
  title: "{name} ಅವರಿಗೆ ಪಾವತಿಸಿ",
  open: "UPI ಆ್ಯಪ್‌ನಲ್ಲಿ ಪಾವತಿಸಿ",
  scan: "ಅಥವಾ ಬೇರೆ ಫೋನ್‌ನ ಯಾವುದೇ UPI ಆ್ಯಪ್‌ನಲ್ಲಿ ಸ್ಕ್ಯಾನ್ ಮಾಡಿ",
  scanHere: "ನಿಮ್ಮ ಫೋನ್‌ನ ಯಾವುದೇ UPI ಆ್ಯಪ್‌ನಲ್ಲಿ ಸ್ಕ್ಯಾನ್ ಮಾಡಿ",
  qrLabel: "{amount} ಗಾಗಿ UPI QR ಕೋಡ್",
  waiting: "ನಿಮ್ಮ ಪಾವತಿಗಾಗಿ ಕಾಯುತ್ತಿದೆ",
  paid: "ಪಾವತಿಯಾಗಿದೆ",
  paidBody: "{name} ಅವರಿಗೆ ಹಣ ಸಿಕ್ಕಿದೆ. ಈ ಪುಟವನ್ನು ಮುಚ್ಚಬಹುದು.",
  expired: "ಈ ಲಿಂಕ್‌ನ ಅವಧಿ ಮುಗಿದಿದೆ",
  expiredBody: "{name} ಅವರಿಂದ ಹೊಸ ಲಿಂಕ್ ಕೇಳಿ. ಈಗಾಗಲೇ ಪಾವತಿಸಿದ್ದರೆ, ಹಣ ತಲುಪಿದೆ.",
  cancelled: "ಈ ಲಿಂಕ್ ಹಿಂಪಡೆಯಲಾಗಿದೆ",
  cancelledBody: "ಇಲ್ಲಿ ಪಾವತಿಸಲು ಏನೂ ಇಲ್ಲ. ಅನುಮಾನವಿದ್ದರೆ {name} ಅವರನ್ನು ಕೇಳಿ.",
  unknown: "ಇಂತಹ ಲಿಂಕ್ ಇಲ್ಲ",
  unknownBody: "ವಿಳಾಸವನ್ನು ಪರಿಶೀಲಿಸಿ, ಅಥವಾ ಲಿಂಕ್ ಅನ್ನು ಮತ್ತೆ ಕೇಳಿ.",
  otherPage: "ಕೆಲಸ ಮಾಡುತ್ತಿಲ್ಲವೇ? ಬ್ಯಾಂಕ್ ಪುಟದಲ್ಲಿ ಪಾವತಿಸಿ",
  checkName: "PIN ಹಾಕುವ ಮೊದಲು ನಿಮ್ಮ ಆ್ಯಪ್‌ನಲ್ಲಿ ಹೆಸರು ಮತ್ತು ಮೊತ್ತವನ್ನು ಪರಿಶೀಲಿಸಿ.",
  language: "ಭಾಷೆ",
  newQr: "QR ಮತ್ತೆ ತೋರಿಸಿ",
};
