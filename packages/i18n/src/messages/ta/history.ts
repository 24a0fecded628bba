import type { Translation } from "../../translation.ts";
import type { history as english } from "../en/history.ts";

export const history: Translation<typeof english> = {
  title: "கணக்கு",
  emptyTitle: "இங்கே இன்னும் எதுவும் இல்லை",
  emptyBody: "வந்த, போன ஒவ்வொரு ரூபாயும் பாஸ்புக் போல இங்கே தெரியும்.",
  all: "எல்லாம்",
  in: "வந்தது",
  out: "போனது",
  detail: "விவரம்",
  entries: "எப்படிப் பதிவானது",
  entriesHint: "ஒவ்வொரு பைசாவின் கணக்கு. கூட்டினால் எப்போதும் பூஜ்யம்.",
  when: "எப்போது",
  type: "என்ன",
  status: "நிலை",
  from: "எங்கிருந்து",
  to: "எங்கே",
  gross: "பயணி கொடுத்தது",
  fee: "கட்டணம்",
  tax: "GST",
  net: "உங்களுக்குக் கிடைத்தது",
  reference: "குறிப்பு",
  balanceAfter: "அதன் பின் இருப்பு",
};
