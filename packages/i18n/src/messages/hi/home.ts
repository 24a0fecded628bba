import type { Translation } from "../../translation.ts";
import type { home as english } from "../en/home.ts";

export const home: Translation<typeof english> = {
  balance: "आपका बैलेंस",
  pending: "रुका हुआ",
  pendingWhy: "क्यों रुका है?",
  today: "आज",
  thisMonth: "इस महीने",
  todayBySource: "आज, कहाँ से आया",
  payments: "{count, plural, =0 {कोई पेमेंट नहीं} one {# पेमेंट} other {# पेमेंट}}",
  collect: "पैसे लें",
  collectHint: "QR दिखाएँ, पैसे पाएँ",
  sendToBank: "बैंक में भेजें",
  recent: "ताज़ा",
  emptyTitle: "अभी कोई पैसा नहीं आया",
  emptyBody: "‘पैसे लें’ दबाएँ, किराया लिखें और सवारी को QR दिखाएँ।",
  inbox: "{unread, plural, =0 {संदेश} one {संदेश, # नया} other {संदेश, # नए}}",
  kycTitle: "अपने काग़ज़ भेजें",
  kycBody: "काग़ज़ मंज़ूर होने पर ज़्यादा पैसे ले सकते हैं और बैंक में भेज सकते हैं।",
  kycAction: "काग़ज़ भेजें",
  kycReviewTitle: "आपके काग़ज़ देखे जा रहे हैं",
  kycReviewBody: "होते ही हम यहीं बताएँगे।",
  kycRejectedTitle: "कुछ काग़ज़ मंज़ूर नहीं हुए",
  kycRejectedBody: "देखें क्या ठीक करना है और फिर भेजें।",
  bankTitle: "अपना बैंक खाता जोड़ें",
  bankAction: "बैंक खाता जोड़ें",
  bankBody: "ताकि आपका पैसा घर पहुँचे।",
};
