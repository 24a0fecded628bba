import type { Translation } from "../../translation.ts";
import type { collect as english } from "../en/collect.ts";

export const collect: Translation<typeof english> = {
  title: "पैसे घ्या",
  enterFare: "भाडे लिहा",
  showQr: "QR दाखवा",
  scan: "कोणत्याही UPI ॲपने स्कॅन करून पैसे द्या",
  payTo: "{name} यांना द्या",
  waiting: "पेमेंटची वाट पाहत आहोत",
  expiresIn: "{time} पर्यंत चालेल",
  expiredTitle: "हा QR जुना झाला",
  expiredBody: "प्रवाशाने पैसे दिले असतील तरी ते तुम्हाला मिळतील.",
  newQr: "नवीन QR बनवा",
  paid: "पैसे मिळाले",
  addedToBalance: "तुमच्या बॅलन्समध्ये जमा झाले",
  putOnHold: "थांबले आहे: हे तुमच्या मर्यादेपेक्षा जास्त आहे. पैसे सुरक्षित आहेत.",
  newBalance: "आता बॅलन्स",
  next: "पुढचे भाडे",
  home: "होम",
  tooSmall: "कमीत कमी {amount}",
  tooLarge: "एका वेळी जास्तीत जास्त {amount}",
  reconnecting: "इंटरनेट तुटले. पुन्हा जोडत आहोत…",
  soundOn: "आवाज चालू आहे",
  soundOff: "आवाज बंद आहे",
  qrLabel: "{amount} चा UPI QR कोड",
};
