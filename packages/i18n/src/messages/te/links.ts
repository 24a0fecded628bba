import type { Translation } from "../../translation.ts";
import type { links as english } from "../en/links.ts";

export const links: Translation<typeof english> = {
  send: "లింక్ పంపండి",
  title: "చెల్లింపు లింక్",
  listTitle: "మీ లింక్‌లు",
  toList: "లింక్‌లు",
  share: "లింక్ షేర్ చేయండి",
  copy: "కాపీ చేయండి",
  copied: "కాపీ అయింది",
  copyRefused: "కాపీ కాలేదు. పైన ఉన్న లింక్‌ను నొక్కి పట్టుకోండి.",
  shareText: "దయచేసి {name}కి {amount} చెల్లించండి",
  howItWorks: "ఈ లింక్ ఉన్న ఎవరైనా మీకు చెల్లించవచ్చు. డబ్బు మీ బ్యాలెన్స్‌కు వస్తుంది, మీకు వినిపిస్తుంది.",
  validUntil: "{time} వరకు చెల్లించవచ్చు",
  cancel: "లింక్‌ను వెనక్కి తీసుకోండి",
  cancelBody: "ఆ తర్వాత దానిపై ఎవరూ చెల్లించలేరు. ఇప్పటికే వచ్చిన డబ్బు మీదే.",
  emptyTitle: "ఇంకా లింక్‌లు లేవు",
  emptyBody: "ఛార్జీ రాసి, తర్వాత చెల్లించే వారికి లింక్ పంపండి.",
  status: {
    ACTIVE: "ఇంకా చెల్లించలేదు",
    PAID: "చెల్లించారు",
    EXPIRED: "గడువు ముగిసింది",
    CANCELLED: "వెనక్కి తీసుకున్నారు",
  },
  myQr: "నా QR",
  myQrBody: "ఏ మొత్తానికైనా. ఇది మారదు: ప్రింట్ చేసి మీ వాహనంలో అతికించండి.",
  myQrLabel: "మీ UPI QR కోడ్",
  download: "సేవ్ చేయండి",
  print: "ప్రింట్ చేయండి",
};
