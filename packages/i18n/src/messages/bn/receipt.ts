import type { Translation } from "../../translation.ts";
import type { receipt as english } from "../en/receipt.ts";

export const receipt: Translation<typeof english> = {
  title: "রসিদ",
  number: "রসিদ নম্বর",
  paidBy: "কে দিয়েছেন",
  sentTo: "কোথায় পাঠানো",
  driver: "চালক",
  vehicle: "গাড়ি",
  bankReference: "ব্যাংক রেফারেন্স",
  note: "নোট",
  share: "রসিদ পাঠান",
  saved: "ছবি ডাউনলোডে সেভ হয়েছে",
};
