import type { Translation } from "../../translation.ts";
import type { history as english } from "../en/history.ts";

export const history: Translation<typeof english> = {
  title: "हिशोब",
  emptyTitle: "इथे अजून काही नाही",
  emptyBody: "आलेला आणि गेलेला प्रत्येक रुपया इथे दिसेल, पासबुकसारखा.",
  all: "सर्व",
  in: "आले",
  out: "गेले",
  detail: "तपशील",
  entries: "नोंद कशी झाली",
  entriesHint: "प्रत्येक पैशाचा हिशोब. बेरीज नेहमी शून्य येते.",
  when: "कधी",
  type: "काय",
  status: "स्थिती",
  from: "कुठून",
  to: "कुठे",
  gross: "प्रवाशाने दिले",
  fee: "फी",
  tax: "GST",
  net: "तुम्हाला मिळाले",
  reference: "संदर्भ",
  balanceAfter: "नंतरचा बॅलन्स",
};
