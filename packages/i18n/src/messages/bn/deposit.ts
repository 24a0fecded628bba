import type { Translation } from "../../translation.ts";
import type { deposit as english } from "../en/deposit.ts";

export const deposit: Translation<typeof english> = {
  title: "টাকা যোগ করুন",
  enter: "আপনার নিজের কত টাকা?",
  room: "এখন {amount} পর্যন্ত",
  next: "এগিয়ে যান",
  open: "আপনার UPI অ্যাপে টাকা দিন",
  scan: "অথবা অন্য ফোনে স্ক্যান করুন",
  notEarned: "এটি আপনার আয় হিসেবে ধরা হয় না।",
};
