import type { Translation } from "../../translation.ts";
import type { source as english } from "../en/source.ts";

export const source: Translation<typeof english> = {
  QR: "QR",
  PERMANENT_QR: "तुमचा स्वतःचा QR",
  LINK: "पेमेंट लिंक",
  DEPOSIT: "तुम्ही भरले",
  UBER: "Uber",
  OLA: "Ola",
  RAPIDO: "Rapido",
  WITHDRAWAL: "बँकेत पाठवले",
  REFUND: "परत दिले",
  ADJUSTMENT: "दुरुस्ती",
  SETTLEMENT: "हिशोब",
};
