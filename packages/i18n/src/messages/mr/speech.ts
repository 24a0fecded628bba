import type { Translation } from "../../translation.ts";
import type { speech as english } from "../en/speech.ts";

export const speech: Translation<typeof english> = {
  rupees: "{rupees} रुपये मिळाले",
  paise: "{paise} पैसे मिळाले",
  rupeesAndPaise: "{rupees} रुपये {paise} पैसे मिळाले",
  test: "आवाज चालू आहे",
};
