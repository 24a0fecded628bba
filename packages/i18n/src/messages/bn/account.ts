import type { Translation } from "../../translation.ts";
import type { account as english } from "../en/account.ts";

export const account: Translation<typeof english> = {
  available: "আপনার ব্যালেন্স",
  held: "আটকে থাকা টাকা",
  gateway_clearing: "UPI গেটওয়ে",
  payout_clearing: "ব্যাঙ্ক ট্রান্সফার",
  platform_receivable: "প্ল্যাটফর্ম",
  fee_income: "DrivoPay ফি",
  gst_payable: "GST",
  gateway_fees: "গেটওয়ে ফি",
  suspense: "যাচাইয়ে আছে",
};
