// The words alone, for pages that know them and need no validation of their own: a schema brings its whole library.

export const transactionTypes = ["CREDIT", "DEBIT", "TRANSFER", "REFUND"] as const;
export const transactionStatuses = ["PENDING", "PROCESSING", "COMPLETED", "FAILED"] as const;
export const transactionSources = [
  "QR",
  "PERMANENT_QR",
  "LINK",
  "DEPOSIT",
  "UBER",
  "OLA",
  "RAPIDO",
  "WITHDRAWAL",
  "REFUND",
  "ADJUSTMENT",
  "SETTLEMENT",
] as const;
