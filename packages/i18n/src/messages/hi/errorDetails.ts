import type { Translation } from "../../translation.ts";
import type { errorDetails as english } from "../en/errorDetails.ts";

export const errorDetails: Translation<typeof english> = {
  INSUFFICIENT_BALANCE: "आपके पास {amount} है।",
  LIMIT_EXCEEDED: "{amount} बाकी है।",
  AMOUNT_TOO_SMALL: "कम से कम {amount}।",
  ACCOUNT_NOT_EMPTY: "{amount} अभी बाक़ी है।",
};
