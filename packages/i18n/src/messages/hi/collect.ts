import type { Translation } from "../../translation.ts";
import type { collect as english } from "../en/collect.ts";

export const collect: Translation<typeof english> = {
  title: "पैसे लें",
  enterFare: "किराया लिखें",
  showQr: "QR दिखाएँ",
  scan: "किसी भी UPI ऐप से स्कैन करके पैसे दें",
  payTo: "{name} को दें",
  waiting: "पेमेंट का इंतज़ार है",
  expiresIn: "{time} तक चलेगा",
  expiredTitle: "यह QR पुराना हो गया",
  expiredBody: "अगर सवारी ने पैसे दे दिए हैं, तो भी आपको मिल जाएँगे।",
  newQr: "नया QR बनाएँ",
  paid: "पैसे मिल गए",
  addedToBalance: "आपके बैलेंस में जुड़ गए",
  putOnHold: "रुका हुआ है: यह आपकी लिमिट से ऊपर है। पैसा सुरक्षित है।",
  newBalance: "अब बैलेंस",
  next: "अगला किराया",
  home: "होम",
  tooSmall: "कम से कम {amount}",
  tooLarge: "एक बार में ज़्यादा से ज़्यादा {amount}",
  reconnecting: "इंटरनेट टूट गया। फिर जोड़ रहे हैं…",
  soundOn: "आवाज़ चालू है",
  soundOff: "आवाज़ बंद है",
  qrLabel: "{amount} का UPI QR कोड",
};
