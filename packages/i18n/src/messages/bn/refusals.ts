import type { Translation } from "../../translation.ts";
import type { refusals as english } from "../en/refusals.ts";

export const refusals: Translation<typeof english> = {
  PAYMENT_FAILED: "এই পেমেন্ট সফল হয়নি, ফেরত দেওয়ার কিছু নেই।",
  PAYMENT_OF_ANOTHER_DAY: "এটি শুধু টাকা আসার দিনেই ফেরত দেওয়া যায়।",
  PAYMENT_ON_HOLD: "টাকা এখনও আপনার সীমার উপরে আটকে আছে। হাতে এলে তবেই ফেরত দেওয়া যাবে।",
  PAYMENT_GIVEN_BACK: "সব টাকা ফেরত দেওয়া হয়েছে।",
  BANK_AWAY: "ব্যাঙ্ক বা UPI সাড়া দিচ্ছে না। আপনার টাকা নিরাপদ।",
  BANK_REFUSED: "ব্যাঙ্ক বা UPI নেয়নি।",
};
