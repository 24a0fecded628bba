import type { Translation } from "../../translation.ts";
import type { answers as english } from "../en/answers.ts";

export const answers: Translation<typeof english> = {
  codeSent: "नंबर बरोबर असेल, तर SMS ने कोड येत आहे.",
  done: "झाले.",
  codeSentByEmail: "कोड ई-मेलने येत आहे.",
};
