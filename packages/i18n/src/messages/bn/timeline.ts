import type { Translation } from "../../translation.ts";
import type { timeline as english } from "../en/timeline.ts";

export const timeline: Translation<typeof english> = {
  HELD: "আপনার ব্যালেন্স থেকে আলাদা রাখা",
  IN_REVIEW: "আমাদের টিম দেখছে",
  RELEASED: "আমাদের টিম যাচাই করেছে। এবার এগোবে।",
  SENDING: "ব্যাঙ্কে যাচ্ছে",
  SENT: "ব্যাঙ্ক পেয়েছে",
  PROCESSED: "আপনার ব্যাঙ্কে পৌঁছেছে",
  RETURNED: "ব্যাঙ্ক নেয়নি। টাকা আবার আপনার ব্যালেন্সে।",
  CANCELLED: "আপনি থামিয়েছেন। টাকা আবার আপনার ব্যালেন্সে।",
  REVERSED: "ব্যাঙ্ক ফেরত পাঠিয়েছে। টাকা আপনার ব্যালেন্সে।",
};
