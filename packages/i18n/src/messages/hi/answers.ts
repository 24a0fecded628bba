import type { Translation } from "../../translation.ts";
import type { answers as english } from "../en/answers.ts";

export const answers: Translation<typeof english> = {
  codeSent: "अगर नंबर सही है, तो SMS से कोड आ रहा है।",
  done: "हो गया।",
  codeSentByEmail: "कोड ई-मेल से भेजा जा रहा है।",
};
