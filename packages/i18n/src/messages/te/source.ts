import type { Translation } from "../../translation.ts";
import type { source as english } from "../en/source.ts";

export const source: Translation<typeof english> = {
  QR: "QR",
  PERMANENT_QR: "మీ సొంత QR",
  LINK: "చెల్లింపు లింక్",
  DEPOSIT: "మీరు వేసినది",
  UBER: "Uber",
  OLA: "Ola",
  RAPIDO: "Rapido",
  WITHDRAWAL: "బ్యాంకుకు పంపినది",
  REFUND: "తిరిగిచ్చినది",
  ADJUSTMENT: "సవరణ",
  SETTLEMENT: "లెక్క పరిష్కారం",
};
