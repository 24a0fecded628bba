import type { Translation } from "../../translation.ts";
import type { passport as english } from "../en/passport.ts";

export const passport: Translation<typeof english> = {
  title: "আয়ের পাসপোর্ট",
  pitch: "ঋণদাতাকে আপনার আয় দেখান",
  span: "{months} মাস",
  spanLabel: "কত মাস?",
  average: "মাসিক গড় আয়",
  steadyMonths: "{of} মাসের মধ্যে {months} মাস আয়",
  steadyDays: "{days} দিন আয়",
  byMonth: "মাস অনুযায়ী",
  bySource: "কোথা থেকে এল",
  notYetChecked: "গোনা হয়নি: আপনার ফাইলের {amount}, এখনও যাচাই হয়নি।",
  issue: "আমার পাসপোর্ট তৈরি করুন",
  confirmTitle: "আপনার আয় দেখাবেন?",
  confirmBody: "যার কাছে কোড আছে তিনি আপনার নাম, নম্বরের শেষ 4 সংখ্যা ও মাসের আয় দেখবেন। কাকে দেবেন তা আপনার ইচ্ছা।",
  agree: "আমি রাজি, তৈরি করুন",
  issued: "আপনার তৈরি পাসপোর্ট",
  emptyTitle: "আয়ের কোনো পূর্ণ মাস এখনও নেই",
  emptyBody: "পাসপোর্টে পূর্ণ মাস গোনা হয়। এই মাস শেষ হলে আসুন।",
};
