export const source = {
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
} as const;
