import type { Translation } from "../../translation.ts";
import type { home as english } from "../en/home.ts";

export const home: Translation<typeof english> = {
  balance: "तुमचा बॅलन्स",
  pending: "थांबलेले",
  pendingWhy: "का थांबले आहे?",
  today: "आज",
  thisMonth: "या महिन्यात",
  todayBySource: "आज, कुठून आले",
  payments: "{count, plural, =0 {एकही पेमेंट नाही} one {# पेमेंट} other {# पेमेंट}}",
  collect: "पैसे घ्या",
  collectHint: "QR दाखवा, पैसे मिळवा",
  sendToBank: "बँकेत पाठवा",
  recent: "अलीकडचे",
  emptyTitle: "अजून पैसे आले नाहीत",
  emptyBody: "‘पैसे घ्या’ दाबा, भाडे लिहा आणि प्रवाशाला QR दाखवा.",
  inbox: "{unread, plural, =0 {संदेश} one {संदेश, # नवीन} other {संदेश, # नवीन}}",
  kycTitle: "तुमची कागदपत्रे पाठवा",
  kycBody: "कागदपत्रे मंजूर झाल्यावर जास्त पैसे घेता येतात आणि बँकेत पाठवता येतात.",
  kycAction: "कागदपत्रे पाठवा",
  kycReviewTitle: "तुमची कागदपत्रे तपासत आहोत",
  kycReviewBody: "झाले की लगेच इथेच सांगू.",
  kycRejectedTitle: "काही कागदपत्रे मंजूर झाली नाहीत",
  kycRejectedBody: "काय दुरुस्त करायचे ते पाहा आणि पुन्हा पाठवा.",
  bankTitle: "तुमचे बँक खाते जोडा",
  bankAction: "बँक खाते जोडा",
  bankBody: "म्हणजे तुमचे पैसे घरी पोहोचतील.",
};
