import type { Translation } from "../../translation.ts";
import type { speech as english } from "../en/speech.ts";

export const speech: Translation<typeof english> = {
  rupees: "{rupees} rupees received",
  paise: "{paise} paise received",
  rupeesAndPaise: "{rupees} rupees {paise} paise received",
  test: "Sound is on",
};
