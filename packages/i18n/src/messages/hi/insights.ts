import type { Translation } from "../../translation.ts";
import type { insights as english } from "../en/insights.ts";

export const insights: Translation<typeof english> = {
  title: "आया और गया",
  by: "कैसे देखें",
  day: "दिन",
  week: "हफ़्ते",
  month: "महीने",
  in: "आया",
  out: "गया",
  bySource: "कहाँ से आया, कहाँ गया",
  chart: "आया पैसा, समय के हिसाब से",
  emptyTitle: "इस समय कोई पैसा नहीं आया-गया",
  emptyBody: "किराया लें, तुरंत यहाँ दिखेगा।",
};
