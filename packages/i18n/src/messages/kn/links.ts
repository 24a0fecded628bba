import type { Translation } from "../../translation.ts";
import type { links as english } from "../en/links.ts";

export const links: Translation<typeof english> = {
  send: "ಲಿಂಕ್ ಕಳುಹಿಸಿ",
  title: "ಪಾವತಿ ಲಿಂಕ್",
  listTitle: "ನಿಮ್ಮ ಲಿಂಕ್‌ಗಳು",
  toList: "ಲಿಂಕ್‌ಗಳು",
  share: "ಲಿಂಕ್ ಹಂಚಿಕೊಳ್ಳಿ",
  copy: "ನಕಲಿಸಿ",
  copied: "ನಕಲಾಗಿದೆ",
  copyRefused: "ನಕಲಿಸಲು ಆಗಲಿಲ್ಲ. ಮೇಲಿನ ಲಿಂಕ್ ಅನ್ನು ಒತ್ತಿ ಹಿಡಿಯಿರಿ.",
  shareText: "ದಯವಿಟ್ಟು {name} ಅವರಿಗೆ {amount} ಪಾವತಿಸಿ",
  howItWorks: "ಈ ಲಿಂಕ್ ಇರುವ ಯಾರಾದರೂ ನಿಮಗೆ ಪಾವತಿಸಬಹುದು. ಹಣ ನಿಮ್ಮ ಬ್ಯಾಲೆನ್ಸ್‌ಗೆ ಬರುತ್ತದೆ, ನಿಮಗೆ ಕೇಳಿಸುತ್ತದೆ.",
  validUntil: "{time} ರವರೆಗೆ ಪಾವತಿಸಬಹುದು",
  cancel: "ಲಿಂಕ್ ಹಿಂಪಡೆಯಿರಿ",
  cancelBody: "ನಂತರ ಅದರಲ್ಲಿ ಯಾರೂ ಪಾವತಿಸಲಾಗದು. ಈಗಾಗಲೇ ಬಂದ ಹಣ ನಿಮ್ಮದೇ.",
  emptyTitle: "ಇನ್ನೂ ಲಿಂಕ್‌ಗಳಿಲ್ಲ",
  emptyBody: "ಬಾಡಿಗೆ ಬರೆದು, ನಂತರ ಪಾವತಿಸುವವರಿಗೆ ಲಿಂಕ್ ಕಳುಹಿಸಿ.",
  status: {
    ACTIVE: "ಇನ್ನೂ ಪಾವತಿಯಾಗಿಲ್ಲ",
    PAID: "ಪಾವತಿಯಾಗಿದೆ",
    EXPIRED: "ಅವಧಿ ಮುಗಿದಿದೆ",
    CANCELLED: "ಹಿಂಪಡೆಯಲಾಗಿದೆ",
  },
  myQr: "ನನ್ನ QR",
  myQrBody: "ಯಾವುದೇ ಮೊತ್ತಕ್ಕೆ. ಇದು ಬದಲಾಗುವುದಿಲ್ಲ: ಮುದ್ರಿಸಿ ನಿಮ್ಮ ವಾಹನದಲ್ಲಿ ಅಂಟಿಸಿ.",
  myQrLabel: "ನಿಮ್ಮ UPI QR ಕೋಡ್",
  download: "ಉಳಿಸಿ",
  print: "ಮುದ್ರಿಸಿ",
};
