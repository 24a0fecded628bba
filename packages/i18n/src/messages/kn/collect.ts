import type { Translation } from "../../translation.ts";
import type { collect as english } from "../en/collect.ts";

export const collect: Translation<typeof english> = {
  title: "ಹಣ ಪಡೆಯಿರಿ",
  enterFare: "ಬಾಡಿಗೆ ಬರೆಯಿರಿ",
  showQr: "QR ತೋರಿಸಿ",
  scan: "ಯಾವುದೇ UPI ಆ್ಯಪ್‌ನಲ್ಲಿ ಸ್ಕ್ಯಾನ್ ಮಾಡಿ ಪಾವತಿಸಿ",
  payTo: "{name} ಅವರಿಗೆ ಪಾವತಿಸಿ",
  waiting: "ಪಾವತಿಗಾಗಿ ಕಾಯುತ್ತಿದ್ದೇವೆ",
  expiresIn: "{time} ವರೆಗೆ ನಡೆಯುತ್ತದೆ",
  expiredTitle: "ಈ QR ಹಳೆಯದಾಯಿತು",
  expiredBody: "ಪ್ರಯಾಣಿಕರು ಈಗಾಗಲೇ ಪಾವತಿಸಿದ್ದರೆ, ಹಣ ನಿಮಗೆ ಬರುತ್ತದೆ.",
  newQr: "ಹೊಸ QR ಮಾಡಿ",
  paid: "ಹಣ ಬಂತು",
  addedToBalance: "ನಿಮ್ಮ ಬ್ಯಾಲೆನ್ಸ್‌ಗೆ ಸೇರಿತು",
  putOnHold: "ತಡೆದಿಟ್ಟಿದೆ: ಇದು ನಿಮ್ಮ ಮಿತಿಗಿಂತ ಹೆಚ್ಚು. ಹಣ ಸುರಕ್ಷಿತವಾಗಿದೆ.",
  newBalance: "ಈಗಿನ ಬ್ಯಾಲೆನ್ಸ್",
  next: "ಮುಂದಿನ ಬಾಡಿಗೆ",
  home: "ಮುಖಪುಟ",
  tooSmall: "ಕನಿಷ್ಠ {amount}",
  tooLarge: "ಒಮ್ಮೆಗೆ ಗರಿಷ್ಠ {amount}",
  reconnecting: "ಸಂಪರ್ಕ ಕಡಿಯಿತು. ಮತ್ತೆ ಜೋಡಿಸುತ್ತಿದ್ದೇವೆ…",
  soundOn: "ಧ್ವನಿ ಆನ್ ಇದೆ",
  soundOff: "ಧ್ವನಿ ಆಫ್ ಇದೆ",
  qrLabel: "{amount} ಗೆ UPI QR ಕೋಡ್",
};
