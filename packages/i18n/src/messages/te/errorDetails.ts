import type { Translation } from "../../translation.ts";
import type { errorDetails as english } from "../en/errorDetails.ts";

export const errorDetails: Translation<typeof english> = {
  INSUFFICIENT_BALANCE: "మీ దగ్గర {amount} ఉంది.",
  LIMIT_EXCEEDED: "{amount} మిగిలింది.",
  AMOUNT_TOO_SMALL: "కనీసం {amount}.",
  ACCOUNT_NOT_EMPTY: "{amount} ఇంకా ఉంది.",
};
