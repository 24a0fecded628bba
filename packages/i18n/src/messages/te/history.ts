import type { Translation } from "../../translation.ts";
import type { history as english } from "../en/history.ts";

export const history: Translation<typeof english> = {
  title: "లెక్క",
  emptyTitle: "ఇక్కడ ఇంకా ఏమీ లేదు",
  emptyBody: "వచ్చిన, పోయిన ప్రతి రూపాయి పాస్‌బుక్‌లా ఇక్కడ కనిపిస్తుంది.",
  all: "అన్నీ",
  in: "వచ్చింది",
  out: "పోయింది",
  detail: "వివరాలు",
  entries: "ఎలా నమోదైంది",
  entriesHint: "ప్రతి పైసా లెక్క. కూడితే ఎప్పుడూ సున్నా.",
  when: "ఎప్పుడు",
  type: "ఏమిటి",
  status: "స్థితి",
  from: "ఎక్కడి నుండి",
  to: "ఎక్కడికి",
  gross: "ప్రయాణికుడు ఇచ్చింది",
  fee: "ఫీజు",
  tax: "GST",
  net: "మీకు వచ్చింది",
  reference: "సూచిక",
  balanceAfter: "తర్వాత బ్యాలెన్స్",
};
