export const ledgerTexts = {
  ledger: {
    title: "Books",
    lead: "Every transaction balances, every wallet equals its entries, and everything that moved money stands in the books exactly once.",
    verify: "Prove now",
    verifying: "Proving",
    ok: "The books prove",
    broken: "{count, plural, one {The books have # break} other {The books have # breaks}}",
    never: "Not proved yet",
    neverBody: "Run the proof to see whether the books hold.",
    at: "As of",
    transactions: "Transactions",
    entries: "Entries",
    wallets: "Wallets",
    rule: "Rule",
    record: "Record",
    detail: "What is wrong",
  },
};
