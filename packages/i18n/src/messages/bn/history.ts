import type { Translation } from "../../translation.ts";
import type { history as english } from "../en/history.ts";

export const history: Translation<typeof english> = {
  title: "হিসাব",
  emptyTitle: "এখানে এখনও কিছু নেই",
  emptyBody: "আসা-যাওয়া প্রতিটি টাকা পাসবইয়ের মতো এখানে দেখা যাবে।",
  all: "সব",
  in: "এসেছে",
  out: "গেছে",
  detail: "বিস্তারিত",
  entries: "কীভাবে লেখা হয়েছে",
  entriesHint: "প্রতিটি পয়সার হিসাব। যোগফল সবসময় শূন্য।",
  when: "কখন",
  type: "কী",
  status: "অবস্থা",
  from: "কোথা থেকে",
  to: "কোথায়",
  gross: "যাত্রী দিয়েছেন",
  fee: "ফি",
  tax: "GST",
  net: "আপনি পেয়েছেন",
  reference: "সূত্র",
  balanceAfter: "তারপর ব্যালেন্স",
};
