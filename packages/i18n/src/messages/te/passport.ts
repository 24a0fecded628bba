import type { Translation } from "../../translation.ts";
import type { passport as english } from "../en/passport.ts";

export const passport: Translation<typeof english> = {
  title: "ఆదాయ పాస్‌పోర్ట్",
  pitch: "రుణం ఇచ్చేవారికి మీ ఆదాయం చూపండి",
  span: "{months} నెలలు",
  spanLabel: "ఎన్ని నెలలు?",
  average: "నెలకు సగటు ఆదాయం",
  steadyMonths: "{of} నెలల్లో {months} నెలలు ఆదాయం",
  steadyDays: "{days} రోజులు ఆదాయం",
  byMonth: "నెలవారీగా",
  bySource: "ఎక్కడి నుండి వచ్చింది",
  notYetChecked: "లెక్కించనిది: మీ ఫైల్ నుంచి {amount}, ఇంకా చూడలేదు.",
  issue: "నా పాస్‌పోర్ట్ తయారు చేయి",
  confirmTitle: "మీ ఆదాయం పంచుకోవాలా?",
  confirmBody: "కోడ్ ఉన్నవారికి మీ పేరు, నంబర్ చివరి 4 అంకెలు, నెలవారీ ఆదాయం కనిపిస్తాయి. ఎవరికి ఇవ్వాలో మీ ఇష్టం.",
  agree: "ఒప్పుకుంటున్నాను, తయారు చేయి",
  issued: "మీరు చేసిన పాస్‌పోర్ట్‌లు",
  emptyTitle: "ఆదాయం ఉన్న పూర్తి నెల ఇంకా లేదు",
  emptyBody: "పాస్‌పోర్ట్ పూర్తి నెలలనే లెక్కిస్తుంది. ఈ నెల ముగిశాక రండి.",
};
