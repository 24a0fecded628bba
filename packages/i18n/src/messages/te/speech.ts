import type { Translation } from "../../translation.ts";
import type { speech as english } from "../en/speech.ts";

export const speech: Translation<typeof english> = {
  rupees: "{rupees} రూపాయలు వచ్చాయి",
  paise: "{paise} పైసలు వచ్చాయి",
  rupeesAndPaise: "{rupees} రూపాయల {paise} పైసలు వచ్చాయి",
  test: "శబ్దం ఆన్‌లో ఉంది",
};
