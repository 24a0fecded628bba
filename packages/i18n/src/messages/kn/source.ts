import type { Translation } from "../../translation.ts";
import type { source as english } from "../en/source.ts";

export const source: Translation<typeof english> = {
  QR: "QR",
  PERMANENT_QR: "Your own QR",
  LINK: "Payment link",
  DEPOSIT: "Added by you",
  UBER: "Uber",
  OLA: "Ola",
  RAPIDO: "Rapido",
  WITHDRAWAL: "Bank transfer",
  REFUND: "Refund",
  ADJUSTMENT: "Correction",
  SETTLEMENT: "Settlement",
};
