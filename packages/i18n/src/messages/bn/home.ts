import type { Translation } from "../../translation.ts";
import type { home as english } from "../en/home.ts";

export const home: Translation<typeof english> = {
  balance: "আপনার ব্যালেন্স",
  pending: "আটকে আছে",
  pendingWhy: "কেন আটকে আছে?",
  today: "আজ",
  thisMonth: "এই মাসে",
  todayBySource: "আজ, কোথা থেকে এল",
  payments: "{count, plural, =0 {কোনো পেমেন্ট নেই} one {#টি পেমেন্ট} other {#টি পেমেন্ট}}",
  collect: "টাকা নিন",
  collectHint: "QR দেখিয়ে টাকা নিন",
  sendToBank: "ব্যাঙ্কে পাঠান",
  recent: "সাম্প্রতিক",
  emptyTitle: "এখনও টাকা আসেনি",
  emptyBody: "‘টাকা নিন’ টিপুন, ভাড়া লিখুন আর যাত্রীকে QR দেখান।",
  inbox: "{unread, plural, =0 {বার্তা} one {বার্তা, #টি নতুন} other {বার্তা, #টি নতুন}}",
  kycTitle: "আপনার কাগজ পাঠান",
  kycBody: "কাগজ মঞ্জুর হলে বেশি টাকা নেওয়া যায়, ব্যাঙ্কেও পাঠানো যায়।",
  kycAction: "কাগজ পাঠান",
  kycReviewTitle: "আপনার কাগজ দেখা হচ্ছে",
  kycReviewBody: "হয়ে গেলেই এখানে জানাব।",
  kycRejectedTitle: "কিছু কাগজ মঞ্জুর হয়নি",
  kycRejectedBody: "কী ঠিক করতে হবে দেখে আবার পাঠান।",
  bankTitle: "আপনার ব্যাঙ্ক অ্যাকাউন্ট যোগ করুন",
  bankAction: "ব্যাঙ্ক অ্যাকাউন্ট যোগ করুন",
  bankBody: "যাতে আপনার টাকা ঘরে পৌঁছায়।",
};
