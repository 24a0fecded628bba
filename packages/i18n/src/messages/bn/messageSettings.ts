import type { Translation } from "../../translation.ts";
import type { messageSettings as english } from "../en/messageSettings.ts";

export const messageSettings: Translation<typeof english> = {
  title: "আপনাকে বার্তা",
  intro: "কোন বার্তা আসবে আর কীভাবে, বেছে নিন।",
  MONEY: "টাকা",
  moneyDetail: "পেমেন্ট, ব্যাঙ্কে পাঠানো, রিফান্ড",
  SECURITY: "নিরাপত্তা",
  securityDetail: "আপনার অ্যাকাউন্টে নতুন সাইন-ইন",
  ACCOUNT: "অ্যাকাউন্ট",
  accountDetail: "কাগজ, ব্যাঙ্ক অ্যাকাউন্ট ও যুক্ত করা অ্যাপ",
  PRODUCT: "নতুন খবর ও পরামর্শ",
  productDetail: "DrivoPay-তে নতুন কী",
  INBOX: "অ্যাপে",
  PUSH: "ফোন অ্যালার্ট",
  SMS: "এসএমএস",
  EMAIL: "ইমেল",
  always: "সবসময় চালু",
  quietTitle: "শান্ত সময়",
  quietBody: "এই সময়ে বার্তা অপেক্ষা করে। আসা টাকা আর নিরাপত্তার সতর্কতা তবু সঙ্গে সঙ্গে আসে।",
  quietSwitch: "শান্ত রাখুন",
  quietFrom: "কখন থেকে",
  quietTo: "কখন পর্যন্ত",
  quietSame: "দুটি আলাদা সময় বেছে নিন।",
  codes: "সাইন-ইন কোড সবসময় এসএমএসে আসে। ইমেল শুধু নিশ্চিত করা ঠিকানায় যায়।",
  saved: "সেভ হয়েছে",
};
