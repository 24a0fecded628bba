import type { Translation } from "../../translation.ts";
import type { kind as english } from "../en/kind.ts";

export const kind: Translation<typeof english> = {
  PAYMENT_CAPTURED: "ভাড়া এসেছে",
  PAYMENT_HELD: "ভাড়া এসেছে, আটকে আছে",
  HOLD_RELEASED: "আটকে থাকা টাকা ছাড়া হয়েছে",
  EARNING_CREDITED: "প্ল্যাটফর্মের আয়",
  EARNING_HELD: "প্ল্যাটফর্মের আয়, আটকে আছে",
  EARNING_AMENDED: "প্ল্যাটফর্ম একটি ট্রিপ বদলেছে",
  WITHDRAWAL_HELD: "ব্যাঙ্কের জন্য আলাদা রাখা",
  WITHDRAWAL_PROCESSED: "ব্যাঙ্কে পৌঁছেছে",
  WITHDRAWAL_RETURNED: "যায়নি, ফেরত এসেছে",
  WITHDRAWAL_REVERSED: "ব্যাঙ্ক ফেরত পাঠিয়েছে",
  REFUND: "যাত্রীকে ফেরত",
  GATEWAY_SETTLEMENT: "গেটওয়ের হিসাব",
  ADJUSTMENT: "সংশোধন",
};
