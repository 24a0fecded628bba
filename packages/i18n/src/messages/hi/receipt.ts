import type { Translation } from "../../translation.ts";
import type { receipt as english } from "../en/receipt.ts";

export const receipt: Translation<typeof english> = {
  title: "रसीद",
  number: "रसीद नंबर",
  paidBy: "किसने दिए",
  sentTo: "कहाँ भेजे",
  driver: "ड्राइवर",
  vehicle: "गाड़ी",
  bankReference: "बैंक संदर्भ",
  note: "नोट",
  share: "रसीद भेजें",
  saved: "फ़ोटो डाउनलोड में सेव हुई",
};
