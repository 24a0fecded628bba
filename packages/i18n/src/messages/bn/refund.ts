import type { Translation } from "../../translation.ts";
import type { refund as english } from "../en/refund.ts";

export const refund: Translation<typeof english> = {
  offer: "টাকা ফেরত দিন",
  enter: "কত টাকা ফেরত?",
  most: "সর্বাধিক {amount}, শুধু আজ",
  reason: "কেন?",
  reasons: {
    wrongFare: "ভুল ভাড়া",
    paidTwice: "দুবার টাকা দেওয়া",
    tripCancelled: "যাত্রা হয়নি",
    other: "অন্য কারণ",
  },
  confirmTitle: "{amount} ফেরত দেবেন?",
  confirmBody: "এটি এখনই আপনার ব্যালেন্স থেকে যাবে। যাত্রী ৫ থেকে ৭ দিনে পাবেন।",
  short: "আপনার ব্যালেন্স কম। যা কম পড়ছে তা পরের আয় থেকে নেওয়া হবে।",
  confirm: "হ্যাঁ, ফেরত দিন",
  given: "ফেরত দেওয়া",
  status: {
    PENDING: "পথে আছে",
    PROCESSED: "ফেরত হয়েছে",
    FAILED: "হয়নি; টাকা আপনার কাছে ফিরেছে",
  },
};
