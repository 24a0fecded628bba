import type { Translation } from "../../translation.ts";
import type { answers as english } from "../en/answers.ts";

export const answers: Translation<typeof english> = {
  codeSent: "నంబర్ సరైనదైతే, SMS లో కోడ్ వస్తోంది.",
  done: "అయిపోయింది.",
  codeSentByEmail: "కోడ్ ఈ-మెయిల్‌లో వస్తోంది.",
};
