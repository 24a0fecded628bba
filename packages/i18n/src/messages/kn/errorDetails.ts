import type { Translation } from "../../translation.ts";
import type { errorDetails as english } from "../en/errorDetails.ts";

export const errorDetails: Translation<typeof english> = {
  INSUFFICIENT_BALANCE: "ನಿಮ್ಮ ಬಳಿ {amount} ಇದೆ.",
  LIMIT_EXCEEDED: "{amount} ಉಳಿದಿದೆ.",
  AMOUNT_TOO_SMALL: "ಕನಿಷ್ಠ {amount}.",
  ACCOUNT_NOT_EMPTY: "{amount} ಇನ್ನೂ ಇದೆ.",
};
