import type { Translation } from "../../translation.ts";
import type { errorDetails as english } from "../en/errorDetails.ts";

export const errorDetails: Translation<typeof english> = {
  INSUFFICIENT_BALANCE: "तुमच्याकडे {amount} आहेत.",
  LIMIT_EXCEEDED: "{amount} बाकी आहेत.",
  AMOUNT_TOO_SMALL: "कमीत कमी {amount}.",
  ACCOUNT_NOT_EMPTY: "{amount} अजून आहे.",
};
