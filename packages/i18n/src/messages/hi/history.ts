import type { Translation } from "../../translation.ts";
import type { history as english } from "../en/history.ts";

export const history: Translation<typeof english> = {
  title: "हिसाब",
  emptyTitle: "अभी यहाँ कुछ नहीं",
  emptyBody: "आया और गया हर रुपया यहाँ दिखेगा, पासबुक की तरह।",
  all: "सब",
  in: "आया",
  out: "गया",
  detail: "पूरी जानकारी",
  entries: "कैसे दर्ज हुआ",
  entriesHint: "एक-एक पैसे का हिसाब। जोड़ हमेशा शून्य आता है।",
  when: "कब",
  type: "क्या",
  status: "स्थिति",
  from: "कहाँ से",
  to: "कहाँ",
  gross: "सवारी ने दिए",
  fee: "फ़ीस",
  tax: "GST",
  net: "आपको मिले",
  reference: "संदर्भ",
  balanceAfter: "उसके बाद बैलेंस",
};
