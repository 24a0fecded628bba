import type { Translation } from "../../translation.ts";
import type { links as english } from "../en/links.ts";

export const links: Translation<typeof english> = {
  send: "लिंक भेजें",
  title: "भुगतान लिंक",
  listTitle: "आपके लिंक",
  toList: "लिंक",
  share: "लिंक शेयर करें",
  copy: "कॉपी करें",
  copied: "कॉपी हो गया",
  copyRefused: "कॉपी नहीं हो सका। ऊपर के लिंक को दबाकर रखें।",
  shareText: "कृपया {name} को {amount} का भुगतान करें",
  howItWorks: "जिसके पास यह लिंक है वह आपको भुगतान कर सकता है। पैसे आपके बैलेंस में आते हैं और आपको सुनाई देता है।",
  validUntil: "{time} तक भुगतान हो सकता है",
  cancel: "लिंक वापस लें",
  cancelBody: "फिर इस पर कोई भुगतान नहीं कर सकेगा। जो पैसे आ चुके हैं वे आपके ही रहेंगे।",
  emptyTitle: "अभी कोई लिंक नहीं",
  emptyBody: "किराया लिखें और बाद में देने वाले को लिंक भेजें।",
  status: {
    ACTIVE: "अभी भुगतान नहीं हुआ",
    PAID: "भुगतान हो गया",
    EXPIRED: "पुराना हो गया",
    CANCELLED: "वापस लिया",
  },
  myQr: "मेरा QR",
  myQrBody: "किसी भी रकम के लिए। यह कभी नहीं बदलता: छापकर अपनी गाड़ी में लगाएँ।",
  myQrLabel: "आपका UPI QR कोड",
  download: "सेव करें",
  print: "छापें",
};
