import type { Translation } from "../../translation.ts";
import type { profile as english } from "../en/profile.ts";

export const profile: Translation<typeof english> = {
  title: "প্রোফাইল",
  language: "ভাষা",
  languageChanged: "ভাষা বদলেছে",
  pin: "PIN",
  pinSet: "PIN বদলান",
  pinNotSet: "PIN ঠিক করুন",
  papers: "কাগজ",
  bankAccounts: "ব্যাঙ্ক অ্যাকাউন্ট",
  vehicle: "গাড়ি",
  phone: "মোবাইল নম্বর",
  name: "নাম",
  theme: "স্ক্রিন",
  themeSystem: "ফোনের মতো",
  themeLight: "উজ্জ্বল",
  themeDark: "অন্ধকার",
  sound: "পেমেন্ট এলে বলে দিন",
  sounds: "শব্দ পরীক্ষা করুন",
  signOut: "সাইন আউট",
  signOutConfirm: "এই ফোন থেকে সাইন আউট করবেন?",
  edit: "বদলান",
  saved: "সেভ হয়েছে",
};
