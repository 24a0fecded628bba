import type { Translation } from "../../translation.ts";
import type { prove as english } from "../en/prove.ts";

export const prove: Translation<typeof english> = {
  title: "ఈ ఖాతాను నిరూపించండి",
  lead: "ఈ ఖాతా నుండి ₹1 చెల్లించండి, ఖాతా నిర్ధారణ అవుతుంది.",
  how: "మీ UPI యాప్ తెరిచి ఇదే ఖాతా నుండి చెల్లించండి. నంబరు, పేరు బ్యాంక్ మాకు చెబుతుంది.",
  back: "ఆ ₹1 మీ DrivoPay బ్యాలెన్స్‌లోకి వస్తుంది.",
  start: "₹1 చెల్లించు",
  fromThisAccount: "ఈ ఖాతా నుండి చెల్లించండి",
  verified: "ఖాతా మీదే",
  inBalance: "₹1 మీ బ్యాలెన్స్‌లో ఉంది.",
  otherAccount: "₹1 వేరే ఖాతా నుండి వచ్చింది: {account}",
  otherName: "బ్యాంకులో వేరే పేరు ఉంది: {name}",
  failed: "ఎవరు చెల్లించారో బ్యాంక్ చెప్పలేదు",
  again: "మళ్లీ ప్రయత్నించు",
  done: "అయింది",
};
