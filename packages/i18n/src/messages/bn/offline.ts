import type { Translation } from "../../translation.ts";
import type { offline as english } from "../en/offline.ts";

export const offline: Translation<typeof english> = {
  balance: "{when} পর্যন্ত ব্যালেন্স",
  none: "এই ফোনে আপনার ব্যালেন্স এখনও দেখা হয়নি।",
  safe: "এর মধ্যে কেউ ভাড়া দিলে তাও আপনারই। ইন্টারনেট এলেই তা দেখবেন ও শুনবেন।",
};
