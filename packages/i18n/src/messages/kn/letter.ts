import type { Translation } from "../../translation.ts";
import type { letter as english } from "../en/letter.ts";

export const letter: Translation<typeof english> = {
  greeting: "ನಮಸ್ತೆ {name},",
  open: "DrivoPay ತೆರೆಯಿರಿ",
  never: "DrivoPay ಯಿಂದ ಯಾರೂ ನಿಮ್ಮ PIN ಅಥವಾ ಕೋಡ್ ಎಂದಿಗೂ ಕೇಳುವುದಿಲ್ಲ.",
  why: "ನೀವು DrivoPay ಜೊತೆ ಓಡಿಸುವುದರಿಂದ ಈ ಇಮೇಲ್ ಬಂದಿದೆ. ಪ್ರೊಫೈಲ್‌ನಲ್ಲಿ “ನಿಮಗೆ ಸಂದೇಶಗಳು” ಅಲ್ಲಿ ಆಯ್ಕೆ ಮಾಡಿ.",
};
