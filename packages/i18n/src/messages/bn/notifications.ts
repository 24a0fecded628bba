import type { Translation } from "../../translation.ts";
import type { notifications as english } from "../en/notifications.ts";

export const notifications: Translation<typeof english> = {
  OTP: {
    title: "আপনার কোড",
    body: "{code} আপনার DrivoPay কোড। {minutes} মিনিট চলবে। কাউকে বলবেন না।",
  },
  PAYMENT_RECEIVED: {
    title: "{amount} এসেছে",
    body: "QR দিয়ে আপনার {amount} এসেছে। আপনার ব্যালেন্স {balance}।",
  },
  PAYMENT_HELD: {
    title: "{amount} এসেছে, আটকে আছে",
    body: "{amount} আপনার সীমার বেশি এসেছে বলে আটকে আছে। টাকা নিরাপদ। ছাড়াতে কাগজ পাঠান।",
  },
  HOLD_RELEASED: {
    title: "{amount} ছাড়া হয়েছে",
    body: "{amount} আর আটকে নেই। আপনার ব্যালেন্স {balance}।",
  },
  WITHDRAWAL_HELD: {
    title: "{amount} ব্যাঙ্কের জন্য",
    body: "{account}-এর জন্য {amount} আলাদা রাখা হয়েছে।",
  },
  WITHDRAWAL_SENT: {
    title: "{amount} ব্যাঙ্কে পাঠানো হয়েছে",
    body: "{amount} আপনার {account}-এ যাচ্ছে।",
  },
  WITHDRAWAL_PROCESSED: {
    title: "{amount} ব্যাঙ্কে পৌঁছেছে",
    body: "{amount} আপনার {account}-এ এসেছে। UTR {utr}.",
  },
  WITHDRAWAL_RETURNED: {
    title: "{amount} যায়নি",
    body: "ব্যাঙ্ক {amount} নেয়নি। পুরো টাকা আবার আপনার ব্যালেন্সে।",
  },
  WITHDRAWAL_REVERSED: {
    title: "{amount} ফেরত এসেছে",
    body: "ব্যাঙ্ক {amount} ফেরত পাঠিয়েছে। টাকা আবার আপনার ব্যালেন্সে।",
  },
  WITHDRAWAL_CANCELLED: {
    title: "পাঠানো থামানো হয়েছে",
    body: "আপনি {amount} পাঠানো থামিয়েছেন। টাকা আবার আপনার ব্যালেন্সে।",
  },
  WITHDRAWAL_REFUSED: {
    title: "{amount} পাঠানো হয়নি",
    body: "{amount} পাঠানো আমাদের দল অনুমোদন করেনি। সবটা আপনার ব্যালেন্সে ফিরে এসেছে। প্রশ্ন থাকলে সাপোর্টে ফোন করুন।",
  },
  WITHDRAWAL_LATE: {
    title: "{amount} দেরি হচ্ছে",
    body: "{account} এ {amount} সময়মতো পৌঁছায়নি। টাকা নিরাপদ। আমরা ব্যাংককে জিজ্ঞেস করে আপনাকে জানাব।",
  },
  AUTO_WITHDRAWN: {
    title: "{amount} ব্যাংকে যাচ্ছে",
    body: "আপনার কথামতো আজ {amount} নিজে থেকেই {account} এ পাঠানো হচ্ছে।",
  },
  AUTO_WITHDRAW_MISSED: {
    title: "আজ নিজে থেকে পাঠানো হয়নি",
    body: "আজ আপনার ব্যালেন্স নিজে থেকে পাঠানো যায়নি। টাকা নিরাপদ। কারণ DrivoPay-তে ব্যাংক খুলে দেখুন।",
  },
  REFUND_MADE: {
    title: "{amount} ফেরত",
    body: "{amount} যাত্রীর কাছে ফেরত গেছে।",
  },
  KYC_APPROVED: {
    title: "কাগজ মঞ্জুর",
    body: "আপনার কাগজ মঞ্জুর হয়েছে। সীমা বেড়েছে, ব্যাঙ্কে টাকা পাঠানো যাবে।",
  },
  KYC_REJECTED: {
    title: "কাগজ মঞ্জুর হয়নি",
    body: "কিছু কাগজ মঞ্জুর হয়নি: {reason}। DrivoPay খুলে আবার পাঠান।",
  },
  BANK_ACCOUNT_VERIFIED: {
    title: "ব্যাঙ্ক অ্যাকাউন্ট যাচাই হয়েছে",
    body: "{account} যাচাই হয়েছে। এখন এখানে টাকা পাঠানো যাবে।",
  },
  BANK_ACCOUNT_FAILED: {
    title: "ব্যাঙ্ক অ্যাকাউন্ট যাচাই হয়নি",
    body: "{account} যাচাই করা গেল না। নম্বর ও নাম দেখে আবার যোগ করুন।",
  },
  SECURITY_ALERT: {
    title: "নতুন সাইন ইন",
    body: "{device}-এ আপনার অ্যাকাউন্টে সাইন ইন হয়েছে। আপনি নন? এখনই PIN বদলান।",
  },
  PIN_CHANGED: {
    title: "আপনার PIN বদলেছে",
    body: "আপনার PIN এইমাত্র বদলেছে। আপনি বদলাননি? অচেনা ফোন সাইন আউট করুন আর এখনই সাপোর্টে ফোন করুন।",
  },
  PLATFORM_SIGN_IN: {
    title: "{platform}-এ আবার সাইন ইন করুন",
    body: "{platform} আর আপনার ট্রিপ আমাদের দেখাচ্ছে না। DrivoPay খুলে {platform}-এ আবার সাইন ইন করুন।",
  },
  STATEMENT_READY: {
    title: "আপনার ফাইল তৈরি",
    body: "আপনার চাওয়া ফাইল সই ও যাচাই-কোড সহ তৈরি। নিতে বা পাঠাতে ‘হিসাব’-এ ‘স্টেটমেন্ট’ খুলুন।",
  },
  STATEMENT_FAILED: {
    title: "ফাইল তৈরি হয়নি",
    body: "আপনার ফাইল তৈরি করা যায়নি। আপনার টাকা নিরাপদ, আমাদের দল দেখছে। কাল আবার চেষ্টা করুন।",
  },
  DATA_EXPORT_READY: {
    title: "আপনার ডেটা তৈরি",
    body: "আপনার চাওয়া ডেটার কপি তৈরি। প্রোফাইলে ‘আপনার ডেটা’ খুলে নিয়ে নিন। এটি 7 দিন থাকবে।",
  },
};
