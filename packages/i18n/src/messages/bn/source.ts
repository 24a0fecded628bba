import type { Translation } from "../../translation.ts";
import type { source as english } from "../en/source.ts";

export const source: Translation<typeof english> = {
  QR: "QR",
  PERMANENT_QR: "আপনার নিজের QR",
  LINK: "পেমেন্ট লিঙ্ক",
  DEPOSIT: "আপনি জমা দিয়েছেন",
  UBER: "Uber",
  OLA: "Ola",
  RAPIDO: "Rapido",
  WITHDRAWAL: "ব্যাঙ্কে পাঠানো",
  REFUND: "ফেরত",
  ADJUSTMENT: "সংশোধন",
  SETTLEMENT: "হিসাব মেটানো",
};
