import type { Translation } from "../../translation.ts";
import type { trace as english } from "../en/trace.ts";

export const trace: Translation<typeof english> = {
  title: "हा रुपया पाहा",
  intro: "कुठून आला आणि कुठे गेला, पै-पै.",
  PAID: "प्रवाशाने दिले",
  TRIP: "ट्रिप",
  FEE: "DrivoPay ची फी",
  TAX: "फीवरील GST",
  GATEWAY_FEE: "गेटवेची फी, DrivoPay देते",
  SETTLED: "DrivoPay च्या बँकेत पोहोचले",
  SETTLING: "DrivoPay च्या बँकेकडे येत आहे",
  CREDITED: "तुमच्या शिल्लकीत",
  ON_HOLD: "मर्यादेच्या वर, थांबवलेले",
  REFUNDED: "प्रवाशाला परत",
  WENT_OUT: "यातून बँकेत पाठवले",
  USED: "यातून इतर कामात",
  IN_BALANCE: "यातून अजून शिल्लकीत",
  MADE_OF: "यातून बनले",
  WITHDRAWN: "तुमच्या शिल्लकीतून गेले",
  PAYOUT: "बँकेकडे चालले आहे",
  BANK: "तुमच्या बँकेत",
  CAME_BACK: "तुमच्या शिल्लकीत परत आले",
  CORRECTION: "दुरुस्ती",
  reference: "बँकेचा क्रमांक {reference}",
  oldestFirst: "सगळ्यात जुने पैसे आधी जातात.",
  more: "आणखी {count}",
};
