import type { Translation } from "../../translation.ts";
import type { capture as english } from "../en/capture.ts";

export const capture: Translation<typeof english> = {
  agree: "ಒಪ್ಪುತ್ತೇನೆ, ಶುರು ಮಾಡಿ",
  progress: "{total} ರಲ್ಲಿ {done} ಆಯಿತು",
  keptBody: "ಆದದ್ದು ಉಳಿದಿದೆ. ನಿಲ್ಲಿಸಿ ನಂತರ ಮುಂದುವರಿಸಬಹುದು.",
  tipCard: "ಹಗಲು ಬೆಳಕಿನಲ್ಲಿ ಚಪ್ಪಟೆಯಾಗಿ ಇಡಿ. ನಾಲ್ಕು ಮೂಲೆ, ಪ್ರತಿ ಅಕ್ಷರ ಕಾಣಲಿ.",
  tipAadhaar: "ಮೊದಲ 8 ಅಂಕಿಗಳನ್ನು ಕಾಗದದಿಂದ ಮುಚ್ಚಿ. ನಾವು ಕೊನೆಯ 4 ಮಾತ್ರ ನೋಡಬಹುದು.",
  tipSelfie: "ಬೆಳಕಿನ ಕಡೆ ನೋಡಿ. ಹೆಲ್ಮೆಟ್, ಕಪ್ಪು ಕನ್ನಡಕ, ಬೇರೆ ಯಾರೂ ಬೇಡ.",
  takePhoto: "ಫೋಟೋ ತೆಗೆಯಿರಿ",
  chooseFile: "ಫೈಲ್ ಆರಿಸಿ",
  retake: "ಮತ್ತೆ ತೆಗೆಯಿರಿ",
  use: "ಈ ಫೋಟೋ ಬಳಸಿ",
  isItClear: "ಪ್ರತಿ ಅಕ್ಷರ ಓದಬಹುದೇ?",
  isItYou: "ಮುಖ ಪೂರ್ತಿ ಸ್ಪಷ್ಟವಾಗಿದೆಯೇ?",
  preview: "ನೀವು ತೆಗೆದ ಫೋಟೋ",
  file: "ಆರಿಸಿದ ಫೈಲ್: {name}",
  notAccepted: "ಒಪ್ಪಿಲ್ಲ: {reason}",
  review: "ನೋಡಿ, ನಂತರ ಕಳುಹಿಸಿ",
  numberMissing: "ನಂಬರ್ ಇಲ್ಲ",
  photoDone: "ಫೋಟೋ ಸಿಕ್ಕಿತು",
  allows: "ಒಪ್ಪಿದ ಮೇಲೆ ಏನು ಮಾಡಬಹುದು",
};
