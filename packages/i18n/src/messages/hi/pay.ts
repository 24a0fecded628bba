import type { Translation } from "../../translation.ts";
import type { pay as english } from "../en/pay.ts";

export const pay: Translation<typeof english> = {
  title: "{name} को भुगतान करें",
  open: "UPI ऐप से भुगतान करें",
  scan: "या किसी दूसरे फ़ोन के UPI ऐप से स्कैन करें",
  scanHere: "अपने फ़ोन के किसी भी UPI ऐप से स्कैन करें",
  qrLabel: "{amount} का UPI QR कोड",
  waiting: "आपके भुगतान का इंतज़ार है",
  paid: "भुगतान हो गया",
  paidBody: "{name} को पैसे मिल गए। अब यह पेज बंद कर सकते हैं।",
  expired: "यह लिंक पुराना हो गया है",
  expiredBody: "{name} से नया लिंक माँगें। अगर आप भुगतान कर चुके हैं, तो पैसे पहुँच गए हैं।",
  cancelled: "यह लिंक वापस ले लिया गया है",
  cancelledBody: "यहाँ कुछ भी देना नहीं है। शक हो तो {name} से पूछें।",
  unknown: "ऐसा कोई लिंक नहीं है",
  unknownBody: "पता जाँचें, या लिंक फिर से माँगें।",
  otherPage: "काम नहीं कर रहा? बैंक के पेज पर भुगतान करें",
  checkName: "PIN डालने से पहले अपने ऐप में नाम और रकम जाँच लें।",
  language: "भाषा",
  newQr: "QR फिर दिखाएँ",
};
