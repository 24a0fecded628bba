import type { Translation } from "../../translation.ts";
import type { answers as english } from "../en/answers.ts";

export const answers: Translation<typeof english> = {
  codeSent: "ಸಂಖ್ಯೆ ಸರಿಯಾಗಿದ್ದರೆ, SMS ನಲ್ಲಿ ಕೋಡ್ ಬರುತ್ತಿದೆ.",
  done: "ಆಯಿತು.",
  codeSentByEmail: "ಕೋಡ್ ಇ-ಮೇಲ್‌ನಲ್ಲಿ ಬರುತ್ತಿದೆ.",
};
