import type { Translation } from "../../translation.ts";
import type { home as english } from "../en/home.ts";

export const home: Translation<typeof english> = {
  balance: "మీ బ్యాలెన్స్",
  pending: "ఆపి ఉంచినది",
  pendingWhy: "ఎందుకు ఆగింది?",
  today: "ఈరోజు",
  thisMonth: "ఈ నెల",
  todayBySource: "ఈరోజు, ఎక్కడి నుంచి వచ్చింది",
  payments: "{count, plural, =0 {చెల్లింపులు లేవు} one {# చెల్లింపు} other {# చెల్లింపులు}}",
  collect: "డబ్బు తీసుకోండి",
  collectHint: "QR చూపి డబ్బు పొందండి",
  sendToBank: "బ్యాంకుకు పంపు",
  recent: "తాజావి",
  emptyTitle: "ఇంకా డబ్బు రాలేదు",
  emptyBody: "‘డబ్బు తీసుకోండి’ నొక్కి, కిరాయి రాసి, ప్రయాణికుడికి QR చూపండి.",
  inbox: "{unread, plural, =0 {సందేశాలు} one {సందేశాలు, # కొత్తది} other {సందేశాలు, # కొత్తవి}}",
  kycTitle: "మీ పత్రాలు పంపండి",
  kycBody: "పత్రాలు ఆమోదిస్తే ఎక్కువ తీసుకోవచ్చు, బ్యాంకుకు పంపవచ్చు.",
  kycAction: "పత్రాలు పంపు",
  kycReviewTitle: "మీ పత్రాలు చూస్తున్నాము",
  kycReviewBody: "అవ్వగానే ఇక్కడే చెబుతాము.",
  kycRejectedTitle: "కొన్ని పత్రాలు ఆమోదించలేదు",
  kycRejectedBody: "ఏం సరిచేయాలో చూసి మళ్లీ పంపండి.",
  bankTitle: "మీ బ్యాంక్ ఖాతా చేర్చండి",
  bankAction: "బ్యాంక్ ఖాతా చేర్చు",
  bankBody: "మీ డబ్బు ఇంటికి చేరడానికి.",
};
