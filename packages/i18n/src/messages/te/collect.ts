import type { Translation } from "../../translation.ts";
import type { collect as english } from "../en/collect.ts";

export const collect: Translation<typeof english> = {
  title: "డబ్బు తీసుకోండి",
  enterFare: "కిరాయి రాయండి",
  showQr: "QR చూపు",
  scan: "ఏ UPI యాప్‌తోనైనా స్కాన్ చేసి చెల్లించండి",
  payTo: "{name} కు చెల్లించండి",
  waiting: "చెల్లింపు కోసం చూస్తున్నాము",
  expiresIn: "{time} వరకు పనిచేస్తుంది",
  expiredTitle: "ఈ QR పాతబడింది",
  expiredBody: "ప్రయాణికుడు ఇప్పటికే చెల్లించి ఉంటే, డబ్బు మీకు వస్తుంది.",
  newQr: "కొత్త QR చేయి",
  paid: "డబ్బు వచ్చింది",
  addedToBalance: "మీ బ్యాలెన్స్‌లో చేరింది",
  putOnHold: "ఆపి ఉంచాము: ఇది మీ పరిమితికి మించింది. డబ్బు భద్రంగా ఉంది.",
  newBalance: "ఇప్పుడు బ్యాలెన్స్",
  next: "తర్వాతి కిరాయి",
  home: "హోమ్",
  tooSmall: "కనీసం {amount}",
  tooLarge: "ఒకసారికి గరిష్ఠం {amount}",
  reconnecting: "కనెక్షన్ తెగింది. మళ్లీ కలుపుతున్నాము…",
  soundOn: "శబ్దం ఆన్‌లో ఉంది",
  soundOff: "శబ్దం ఆఫ్‌లో ఉంది",
  qrLabel: "{amount} కోసం UPI QR కోడ్",
};
