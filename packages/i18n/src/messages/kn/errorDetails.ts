import type { Translation } from "../../translation.ts";
import type { errorDetails as english } from "../en/errorDetails.ts";

export const errorDetails: Translation<typeof english> = {
  INSUFFICIENT_BALANCE: "You have {amount}.",
  LIMIT_EXCEEDED: "{amount} is left.",
  AMOUNT_TOO_SMALL: "The least is {amount}.",
};
