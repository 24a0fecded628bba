import type { Translation } from "../../translation.ts";
import type { speech as english } from "../en/speech.ts";

export const speech: Translation<typeof english> = {
  rupees: "{rupees} টাকা এসেছে",
  paise: "{paise} পয়সা এসেছে",
  rupeesAndPaise: "{rupees} টাকা {paise} পয়সা এসেছে",
  test: "শব্দ চালু আছে",
};
