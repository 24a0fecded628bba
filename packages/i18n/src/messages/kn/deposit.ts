import type { Translation } from "../../translation.ts";
import type { deposit as english } from "../en/deposit.ts";

export const deposit: Translation<typeof english> = {
  title: "ಹಣ ಸೇರಿಸಿ",
  enter: "ನಿಮ್ಮ ಸ್ವಂತ ಹಣ ಎಷ್ಟು?",
  room: "ಈಗ {amount} ವರೆಗೆ",
  next: "ಮುಂದುವರಿಸಿ",
  open: "ನಿಮ್ಮ UPI ಆ್ಯಪ್‌ನಲ್ಲಿ ಪಾವತಿಸಿ",
  scan: "ಅಥವಾ ಬೇರೆ ಫೋನ್‌ನಲ್ಲಿ ಸ್ಕ್ಯಾನ್ ಮಾಡಿ",
  notEarned: "ಇದು ನಿಮ್ಮ ಗಳಿಕೆಯಾಗಿ ಲೆಕ್ಕವಾಗುವುದಿಲ್ಲ.",
};
