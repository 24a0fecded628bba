import type { Translation } from "../../translation.ts";
import type { prove as english } from "../en/prove.ts";

export const prove: Translation<typeof english> = {
  title: "हे खाते सिद्ध करा",
  lead: "या खात्यातून ₹1 द्या, खाते सिद्ध होईल.",
  how: "तुमचे UPI ॲप उघडा आणि याच खात्यातून द्या. बँक आम्हाला नंबर आणि नाव सांगते.",
  back: "हा ₹1 तुमच्या DrivoPay शिल्लकीत येतो.",
  start: "₹1 द्या",
  fromThisAccount: "याच खात्यातून द्या",
  verified: "खाते तुमचेच आहे",
  inBalance: "₹1 तुमच्या शिल्लकीत आहे.",
  otherAccount: "₹1 दुसऱ्या खात्यातून आला: {account}",
  otherName: "बँकेत दुसरे नाव आहे: {name}",
  failed: "कोणी दिला ते बँकेने सांगितले नाही",
  again: "पुन्हा प्रयत्न करा",
  done: "झाले",
};
