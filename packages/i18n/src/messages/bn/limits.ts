import type { Translation } from "../../translation.ts";
import type { limits as english } from "../en/limits.ts";

export const limits: Translation<typeof english> = {
  BALANCE_MAX: "সবচেয়ে বেশি রাখা যায়",
  CREDIT_PER_MONTH: "এক মাসে নেওয়া যায়",
  CREDIT_PER_YEAR: "এক বছরে নেওয়া যায়, এপ্রিল থেকে মার্চ",
  WITHDRAWAL_PER_TRANSACTION: "একবারে ব্যাঙ্কে পাঠানো যায়",
  WITHDRAWAL_PER_DAY: "এক দিনে ব্যাঙ্কে পাঠানো যায়",
  WITHDRAWAL_PER_MONTH: "এক মাসে ব্যাঙ্কে পাঠানো যায়",
  reasonMinimum: "কাগজ মঞ্জুর না হওয়া পর্যন্ত কম।",
  reasonFull: "মঞ্জুর হওয়া ড্রাইভারদের জন্য RBI-এর নিয়মে।",
  resets: "{time} থেকে আবার পুরো",
  afterApproval: "কাগজ মঞ্জুর হলে খুলবে",
  left: "{limit}-এর মধ্যে {remaining} বাকি",
};
