import type { Translation } from "../../translation.ts";
import type { insights as english } from "../en/insights.ts";

export const insights: Translation<typeof english> = {
  title: "आले आणि गेले",
  by: "कसे पाहायचे",
  day: "दिवस",
  week: "आठवडे",
  month: "महिने",
  in: "आले",
  out: "गेले",
  bySource: "कुठून आले, कुठे गेले",
  chart: "आलेले पैसे, वेळेनुसार",
  emptyTitle: "या काळात पैसे आले-गेले नाहीत",
  emptyBody: "भाडे घ्या, लगेच इथे दिसेल.",
};
