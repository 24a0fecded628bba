import type { Translation } from "../../translation.ts";
import type { insights as english } from "../en/insights.ts";

export const insights: Translation<typeof english> = {
  title: "వచ్చింది, వెళ్లింది",
  by: "ఎలా చూపాలి",
  day: "రోజు",
  week: "వారం",
  month: "నెల",
  in: "వచ్చింది",
  out: "వెళ్లింది",
  bySource: "ఎక్కడి నుండి వచ్చింది, ఎక్కడికి వెళ్లింది",
  chart: "వచ్చిన డబ్బు, సమయం వారీగా",
  emptyTitle: "ఈ సమయంలో డబ్బు కదల్లేదు",
  emptyBody: "కిరాయి వసూలు చేయండి, వెంటనే ఇక్కడ కనిపిస్తుంది.",
};
