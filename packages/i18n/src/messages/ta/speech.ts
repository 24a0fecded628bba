import type { Translation } from "../../translation.ts";
import type { speech as english } from "../en/speech.ts";

export const speech: Translation<typeof english> = {
  rupees: "{rupees} ரூபாய் வந்தது",
  paise: "{paise} பைசா வந்தது",
  rupeesAndPaise: "{rupees} ரூபாய் {paise} பைசா வந்தது",
  test: "ஒலி இயங்குகிறது",
};
