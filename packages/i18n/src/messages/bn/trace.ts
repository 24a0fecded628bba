import type { Translation } from "../../translation.ts";
import type { trace as english } from "../en/trace.ts";

export const trace: Translation<typeof english> = {
  title: "এই টাকা অনুসরণ করুন",
  intro: "কোথা থেকে এলো, কোথায় গেল, পাই পাই।",
  PAID: "যাত্রী দিয়েছেন",
  TRIP: "ট্রিপ",
  FEE: "DrivoPay ফি",
  TAX: "ফির উপর GST",
  GATEWAY_FEE: "গেটওয়ের ফি, DrivoPay দেয়",
  SETTLED: "DrivoPay-এর ব্যাংকে পৌঁছেছে",
  SETTLING: "DrivoPay-এর ব্যাংকের পথে",
  CREDITED: "আপনার ব্যালেন্সে",
  ON_HOLD: "সীমার উপরে, আটকে আছে",
  REFUNDED: "যাত্রীকে ফেরত",
  WENT_OUT: "এর থেকে ব্যাংকে পাঠানো",
  USED: "এর থেকে অন্যভাবে",
  IN_BALANCE: "এর থেকে এখনও ব্যালেন্সে",
  MADE_OF: "এর থেকে",
  WITHDRAWN: "আপনার ব্যালেন্স থেকে গেছে",
  PAYOUT: "ব্যাংকের পথে",
  BANK: "আপনার ব্যাংকে",
  CAME_BACK: "আপনার ব্যালেন্সে ফিরে এসেছে",
  CORRECTION: "সংশোধন",
  reference: "ব্যাংক নম্বর {reference}",
  oldestFirst: "পুরনো টাকা আগে যায়।",
  more: "আরও {count}",
};
