import type { Translation } from "../../translation.ts";
import type { pay as english } from "../en/pay.ts";

export const pay: Translation<typeof english> = {
  title: "{name}కి చెల్లించండి",
  open: "UPI యాప్‌తో చెల్లించండి",
  scan: "లేదా మరో ఫోన్‌లోని ఏ UPI యాప్‌తోనైనా స్కాన్ చేయండి",
  scanHere: "మీ ఫోన్‌లోని ఏ UPI యాప్‌తోనైనా స్కాన్ చేయండి",
  qrLabel: "{amount} కోసం UPI QR కోడ్",
  waiting: "మీ చెల్లింపు కోసం ఎదురుచూస్తోంది",
  paid: "చెల్లించారు",
  paidBody: "{name}కి డబ్బు అందింది. ఈ పేజీని మూసేయవచ్చు.",
  expired: "ఈ లింక్ గడువు ముగిసింది",
  expiredBody: "{name}ని కొత్త లింక్ అడగండి. ఇప్పటికే చెల్లించి ఉంటే, డబ్బు చేరింది.",
  cancelled: "ఈ లింక్‌ను వెనక్కి తీసుకున్నారు",
  cancelledBody: "ఇక్కడ చెల్లించడానికి ఏమీ లేదు. సందేహం ఉంటే {name}ని అడగండి.",
  unknown: "ఇలాంటి లింక్ లేదు",
  unknownBody: "చిరునామాను సరిచూడండి, లేదా లింక్‌ను మళ్లీ అడగండి.",
  otherPage: "పని చేయడం లేదా? బ్యాంక్ పేజీలో చెల్లించండి",
  checkName: "PIN ఇచ్చే ముందు మీ యాప్‌లో పేరు, మొత్తం సరిచూడండి.",
  language: "భాష",
  newQr: "QR మళ్లీ చూపించు",
};
