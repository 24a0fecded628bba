import type { Translation } from "../../translation.ts";
import type { links as english } from "../en/links.ts";

export const links: Translation<typeof english> = {
  send: "लिंक पाठवा",
  title: "पैसे देण्याची लिंक",
  listTitle: "तुमच्या लिंक",
  toList: "लिंक",
  share: "लिंक शेअर करा",
  copy: "कॉपी करा",
  copied: "कॉपी झाले",
  copyRefused: "कॉपी झाले नाही. वरची लिंक दाबून धरा.",
  shareText: "कृपया {name} यांना {amount} द्या",
  howItWorks: "ज्याच्याकडे ही लिंक आहे तो तुम्हाला पैसे देऊ शकतो. पैसे तुमच्या शिल्लकीत येतात आणि ऐकू येते.",
  validUntil: "{time} पर्यंत पैसे देता येतील",
  cancel: "लिंक मागे घ्या",
  cancelBody: "मग त्यावर कोणी पैसे देऊ शकणार नाही. आधीच आलेले पैसे तुमचेच राहतील.",
  emptyTitle: "अजून लिंक नाही",
  emptyBody: "भाडे लिहा आणि नंतर देणाऱ्याला लिंक पाठवा.",
  status: {
    ACTIVE: "अजून पैसे आले नाहीत",
    PAID: "पैसे मिळाले",
    EXPIRED: "जुनी झाली",
    CANCELLED: "मागे घेतली",
  },
  myQr: "माझा QR",
  myQrBody: "कोणत्याही रकमेसाठी. हा कधीच बदलत नाही: छापून गाडीत लावा.",
  myQrLabel: "तुमचा UPI QR कोड",
  download: "सेव्ह करा",
  print: "छापा",
};
