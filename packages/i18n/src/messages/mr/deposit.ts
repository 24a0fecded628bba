import type { Translation } from "../../translation.ts";
import type { deposit as english } from "../en/deposit.ts";

export const deposit: Translation<typeof english> = {
  title: "पैसे जमा करा",
  enter: "तुमचे स्वतःचे किती पैसे?",
  room: "आता {amount} पर्यंत",
  next: "पुढे जा",
  open: "तुमच्या UPI ॲपने पैसे द्या",
  scan: "किंवा दुसऱ्या फोनने स्कॅन करा",
  notEarned: "हे तुमच्या कमाईत धरले जात नाही.",
};
