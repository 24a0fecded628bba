import type { Translation } from "../../translation.ts";
import type { messageSettings as english } from "../en/messageSettings.ts";

export const messageSettings: Translation<typeof english> = {
  title: "आपको संदेश",
  intro: "चुनें कि कौन से संदेश आएँ और कैसे।",
  MONEY: "पैसे",
  moneyDetail: "पेमेंट, बैंक ट्रांसफ़र और रिफ़ंड",
  SECURITY: "सुरक्षा",
  securityDetail: "आपके खाते में नया साइन-इन",
  ACCOUNT: "खाता",
  accountDetail: "काग़ज़, बैंक खाते और जुड़े हुए ऐप",
  PRODUCT: "नई बातें और सुझाव",
  productDetail: "DrivoPay में क्या नया है",
  INBOX: "ऐप में",
  PUSH: "फ़ोन अलर्ट",
  SMS: "एसएमएस",
  EMAIL: "ईमेल",
  always: "हमेशा चालू",
  quietTitle: "शांत समय",
  quietBody: "इस समय संदेश रुके रहते हैं। आया हुआ पैसा और सुरक्षा चेतावनी फिर भी तुरंत आती है।",
  quietSwitch: "शांत रखें",
  quietFrom: "कब से",
  quietTo: "कब तक",
  quietSame: "दो अलग समय चुनें।",
  codes: "साइन-इन कोड हमेशा एसएमएस से आता है। ईमेल सिर्फ़ पक्के किए हुए पते पर जाता है।",
  saved: "सेव हो गया",
};
