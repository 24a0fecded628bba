import type { Translation } from "../../translation.ts";
import type { answers as english } from "../en/answers.ts";

export const answers: Translation<typeof english> = {
  codeSent: "எண் சரியானால், SMS-ல் குறியீடு வந்துகொண்டிருக்கிறது.",
  done: "முடிந்தது.",
  codeSentByEmail: "குறியீடு மின்னஞ்சலில் வருகிறது.",
};
