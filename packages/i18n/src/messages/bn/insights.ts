import type { Translation } from "../../translation.ts";
import type { insights as english } from "../en/insights.ts";

export const insights: Translation<typeof english> = {
  title: "আয় ও ব্যয়",
  by: "কীভাবে দেখবেন",
  day: "দিন",
  week: "সপ্তাহ",
  month: "মাস",
  in: "এসেছে",
  out: "গেছে",
  bySource: "কোথা থেকে এল, কোথায় গেল",
  chart: "আসা টাকা, সময় অনুযায়ী",
  emptyTitle: "এই সময়ে টাকা আসেনি, যায়নি",
  emptyBody: "ভাড়া নিন, সঙ্গে সঙ্গে এখানে দেখা যাবে।",
};
