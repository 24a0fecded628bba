import type { Translation } from "../../translation.ts";
import type { speech as english } from "../en/speech.ts";

export const speech: Translation<typeof english> = {
  rupees: "{rupees} ರೂಪಾಯಿ ಬಂತು",
  paise: "{paise} ಪೈಸೆ ಬಂತು",
  rupeesAndPaise: "{rupees} ರೂಪಾಯಿ {paise} ಪೈಸೆ ಬಂತು",
  test: "ಧ್ವನಿ ಆನ್ ಇದೆ",
};
