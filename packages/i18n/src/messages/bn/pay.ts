import type { Translation } from "../../translation.ts";
import type { pay as english } from "../en/pay.ts";

export const pay: Translation<typeof english> = {
  title: "{name}-কে টাকা দিন",
  open: "UPI অ্যাপে টাকা দিন",
  scan: "অথবা অন্য ফোনের যেকোনো UPI অ্যাপে স্ক্যান করুন",
  scanHere: "আপনার ফোনের যেকোনো UPI অ্যাপে স্ক্যান করুন",
  qrLabel: "{amount}-এর UPI QR কোড",
  waiting: "আপনার টাকার অপেক্ষায়",
  paid: "টাকা দেওয়া হয়েছে",
  paidBody: "{name} টাকা পেয়েছেন। এই পাতা বন্ধ করতে পারেন।",
  expired: "এই লিঙ্ক পুরোনো হয়ে গেছে",
  expiredBody: "{name}-এর কাছে নতুন লিঙ্ক চান। আগেই টাকা দিয়ে থাকলে তা পৌঁছে গেছে।",
  cancelled: "এই লিঙ্ক ফিরিয়ে নেওয়া হয়েছে",
  cancelledBody: "এখানে দেওয়ার কিছু নেই। সন্দেহ থাকলে {name}-কে জিজ্ঞাসা করুন।",
  unknown: "এমন কোনো লিঙ্ক নেই",
  unknownBody: "ঠিকানাটি দেখুন, অথবা লিঙ্কটি আবার চান।",
  otherPage: "কাজ করছে না? ব্যাঙ্কের পাতায় টাকা দিন",
  checkName: "PIN দেওয়ার আগে অ্যাপে নাম আর টাকার অঙ্ক দেখে নিন।",
  language: "ভাষা",
  newQr: "QR আবার দেখান",
};
