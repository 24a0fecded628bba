import type { Translation } from "../../translation.ts";
import type { holds as english } from "../en/holds.ts";

export const holds: Translation<typeof english> = {
  WITHDRAWAL: "আপনার ব্যাঙ্কে যাচ্ছে",
  LIMIT_EXCEEDED: "আপনার সীমার বেশি। কাগজ মঞ্জুর হলেই পাবেন।",
  RISK_REVIEW: "আমাদের টিম দেখছে",
};
