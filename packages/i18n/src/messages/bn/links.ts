import type { Translation } from "../../translation.ts";
import type { links as english } from "../en/links.ts";

export const links: Translation<typeof english> = {
  send: "লিঙ্ক পাঠান",
  title: "টাকা দেওয়ার লিঙ্ক",
  listTitle: "আপনার লিঙ্ক",
  toList: "লিঙ্ক",
  share: "লিঙ্ক শেয়ার করুন",
  copy: "কপি করুন",
  copied: "কপি হয়েছে",
  copyRefused: "কপি করা গেল না। উপরের লিঙ্কটি চেপে ধরে রাখুন।",
  shareText: "অনুগ্রহ করে {name}-কে {amount} দিন",
  howItWorks: "যার কাছে এই লিঙ্ক আছে সে আপনাকে টাকা দিতে পারে। টাকা আপনার ব্যালেন্সে আসে, আপনি শুনতে পান।",
  validUntil: "{time} পর্যন্ত টাকা দেওয়া যাবে",
  cancel: "লিঙ্ক ফিরিয়ে নিন",
  cancelBody: "তখন এতে কেউ টাকা দিতে পারবে না। আগে আসা টাকা আপনারই থাকবে।",
  emptyTitle: "এখনও কোনো লিঙ্ক নেই",
  emptyBody: "ভাড়া লিখে পরে যে দেবে তাকে লিঙ্ক পাঠান।",
  status: {
    ACTIVE: "এখনও টাকা আসেনি",
    PAID: "টাকা এসেছে",
    EXPIRED: "পুরোনো",
    CANCELLED: "ফিরিয়ে নেওয়া",
  },
  myQr: "আমার QR",
  myQrBody: "যেকোনো অঙ্কের জন্য। এটি কখনও বদলায় না: ছাপিয়ে গাড়িতে লাগান।",
  myQrLabel: "আপনার UPI QR কোড",
  download: "সেভ করুন",
  print: "ছাপান",
};
