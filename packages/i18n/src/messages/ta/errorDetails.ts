import type { Translation } from "../../translation.ts";
import type { errorDetails as english } from "../en/errorDetails.ts";

export const errorDetails: Translation<typeof english> = {
  INSUFFICIENT_BALANCE: "உங்களிடம் {amount} உள்ளது.",
  LIMIT_EXCEEDED: "{amount} மீதம் உள்ளது.",
  AMOUNT_TOO_SMALL: "குறைந்தது {amount}.",
  ACCOUNT_NOT_EMPTY: "{amount} இன்னும் உள்ளது.",
};
