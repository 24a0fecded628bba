import type { Translation } from "../../translation.ts";
import type { receipt as english } from "../en/receipt.ts";

export const receipt: Translation<typeof english> = {
  title: "पावती",
  number: "पावती क्रमांक",
  paidBy: "कोणी दिले",
  sentTo: "कुठे पाठवले",
  driver: "चालक",
  vehicle: "गाडी",
  bankReference: "बँक संदर्भ",
  note: "टीप",
  share: "पावती पाठवा",
  saved: "चित्र डाउनलोडमध्ये जतन झाले",
};
