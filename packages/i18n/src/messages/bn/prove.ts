import type { Translation } from "../../translation.ts";
import type { prove as english } from "../en/prove.ts";

export const prove: Translation<typeof english> = {
  title: "এই অ্যাকাউন্ট প্রমাণ করুন",
  lead: "এই অ্যাকাউন্ট থেকে ₹1 দিন, প্রমাণ হয়ে যাবে।",
  how: "আপনার UPI অ্যাপ খুলে এই অ্যাকাউন্ট থেকেই দিন। ব্যাঙ্ক আমাদের নম্বর আর নাম জানায়।",
  back: "এই ₹1 আপনার DrivoPay ব্যালেন্সে আসবে।",
  start: "₹1 দিন",
  fromThisAccount: "এই অ্যাকাউন্ট থেকে দিন",
  verified: "অ্যাকাউন্টটি আপনার",
  inBalance: "₹1 আপনার ব্যালেন্সে আছে।",
  otherAccount: "₹1 অন্য অ্যাকাউন্ট থেকে এসেছে: {account}",
  otherName: "ব্যাঙ্কে অন্য নাম আছে: {name}",
  failed: "কে দিয়েছে ব্যাঙ্ক জানায়নি",
  again: "আবার চেষ্টা করুন",
  done: "হয়ে গেছে",
};
