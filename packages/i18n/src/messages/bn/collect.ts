import type { Translation } from "../../translation.ts";
import type { collect as english } from "../en/collect.ts";

export const collect: Translation<typeof english> = {
  title: "টাকা নিন",
  enterFare: "ভাড়া লিখুন",
  showQr: "QR দেখান",
  scan: "যেকোনো UPI অ্যাপে স্ক্যান করে টাকা দিন",
  payTo: "{name}-কে টাকা দিন",
  waiting: "পেমেন্টের অপেক্ষায়",
  expiresIn: "{time} পর্যন্ত চলবে",
  expiredTitle: "এই QR পুরনো হয়ে গেছে",
  expiredBody: "যাত্রী আগেই টাকা দিয়ে থাকলে তা আপনার কাছে আসবে।",
  newQr: "নতুন QR বানান",
  paid: "টাকা এসেছে",
  addedToBalance: "আপনার ব্যালেন্সে যোগ হয়েছে",
  putOnHold: "আটকে আছে: এটা আপনার সীমার বেশি। টাকা নিরাপদ।",
  newBalance: "এখন ব্যালেন্স",
  next: "পরের ভাড়া",
  home: "হোম",
  tooSmall: "কমপক্ষে {amount}",
  tooLarge: "একবারে সবচেয়ে বেশি {amount}",
  reconnecting: "সংযোগ কেটে গেছে। আবার জুড়ছে…",
  soundOn: "শব্দ চালু আছে",
  soundOff: "শব্দ বন্ধ আছে",
  qrLabel: "{amount}-এর UPI QR কোড",
};
