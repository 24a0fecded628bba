import type { Translation } from "../../translation.ts";
import type { source as english } from "../en/source.ts";

export const source: Translation<typeof english> = {
  QR: "QR",
  PERMANENT_QR: "आपका अपना QR",
  LINK: "पेमेंट लिंक",
  DEPOSIT: "आपने जोड़ा",
  UBER: "Uber",
  OLA: "Ola",
  RAPIDO: "Rapido",
  WITHDRAWAL: "बैंक में भेजा",
  REFUND: "लौटाया",
  ADJUSTMENT: "सुधार",
  SETTLEMENT: "हिसाब",
};
