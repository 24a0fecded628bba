import type { Translation } from "../../translation.ts";
import type { errorDetails as english } from "../en/errorDetails.ts";

export const errorDetails: Translation<typeof english> = {
  INSUFFICIENT_BALANCE: "আপনার কাছে {amount} আছে।",
  LIMIT_EXCEEDED: "{amount} বাকি আছে।",
  AMOUNT_TOO_SMALL: "কমপক্ষে {amount}।",
  ACCOUNT_NOT_EMPTY: "{amount} এখনও আছে।",
};
