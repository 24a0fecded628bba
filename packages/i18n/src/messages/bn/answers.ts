import type { Translation } from "../../translation.ts";
import type { answers as english } from "../en/answers.ts";

export const answers: Translation<typeof english> = {
  codeSent: "নম্বর ঠিক হলে SMS-এ কোড আসছে।",
  done: "হয়ে গেছে।",
  codeSentByEmail: "কোড ই-মেলে আসছে।",
};
