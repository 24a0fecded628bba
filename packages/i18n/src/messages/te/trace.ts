import type { Translation } from "../../translation.ts";
import type { trace as english } from "../en/trace.ts";

export const trace: Translation<typeof english> = {
  title: "ఈ రూపాయిని అనుసరించు",
  intro: "ఎక్కడి నుండి వచ్చి ఎక్కడికి వెళ్లిందో, పైసాతో సహా.",
  PAID: "ప్రయాణికుడు చెల్లించారు",
  TRIP: "ట్రిప్",
  FEE: "DrivoPay ఫీజు",
  TAX: "ఫీజుపై GST",
  GATEWAY_FEE: "గేట్‌వే ఫీజు, DrivoPay కడుతుంది",
  SETTLED: "DrivoPay బ్యాంకుకు చేరింది",
  SETTLING: "DrivoPay బ్యాంకుకు వస్తోంది",
  CREDITED: "మీ బ్యాలెన్స్‌లోకి",
  ON_HOLD: "పరిమితికి పైన, ఆపి ఉంచాం",
  REFUNDED: "ప్రయాణికుడికి తిరిగి",
  WENT_OUT: "ఇందులో బ్యాంకుకు పంపినది",
  USED: "ఇందులో ఇతరంగా",
  IN_BALANCE: "ఇందులో ఇంకా బ్యాలెన్స్‌లో",
  MADE_OF: "దీని నుండి",
  WITHDRAWN: "మీ బ్యాలెన్స్ నుండి వెళ్లింది",
  PAYOUT: "బ్యాంకుకు వెళ్తోంది",
  BANK: "మీ బ్యాంకులో",
  CAME_BACK: "మీ బ్యాలెన్స్‌కు తిరిగి వచ్చింది",
  CORRECTION: "సవరణ",
  reference: "బ్యాంకు సంఖ్య {reference}",
  oldestFirst: "పాత డబ్బు ముందు వెళ్తుంది.",
  more: "ఇంకా {count}",
};
