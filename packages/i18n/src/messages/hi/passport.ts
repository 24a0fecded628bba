import type { Translation } from "../../translation.ts";
import type { passport as english } from "../en/passport.ts";

export const passport: Translation<typeof english> = {
  title: "कमाई का पासपोर्ट",
  pitch: "कर्ज़ देने वाले को अपनी कमाई दिखाएँ",
  span: "{months} महीने",
  spanLabel: "कितने महीने?",
  average: "महीने की औसत कमाई",
  steadyMonths: "{of} में से {months} महीने कमाई",
  steadyDays: "{days} दिन कमाई हुई",
  byMonth: "महीने के हिसाब से",
  bySource: "कहाँ से आई",
  notYetChecked: "इसमें नहीं गिना: आपकी फ़ाइल के {amount}, जिनकी जाँच बाकी है।",
  issue: "मेरा पासपोर्ट बनाएँ",
  confirmTitle: "अपनी कमाई दिखाएँ?",
  confirmBody:
    "जिसके पास कोड होगा, वह आपका नाम, नंबर के आखिरी 4 अंक और हर महीने की कमाई देखेगा। किसे देना है, यह आप तय करते हैं।",
  agree: "मैं सहमत हूँ, बनाएँ",
  issued: "आपके बनाए पासपोर्ट",
  emptyTitle: "अभी कमाई का कोई पूरा महीना नहीं",
  emptyBody: "पासपोर्ट में पूरे महीने गिने जाते हैं। यह महीना पूरा होने पर आएँ।",
};
