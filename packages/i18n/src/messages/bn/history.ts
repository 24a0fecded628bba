import type { Translation } from "../../translation.ts";
import type { history as english } from "../en/history.ts";

export const history: Translation<typeof english> = {
  title: "History",
  emptyTitle: "Nothing here yet",
  emptyBody: "Every rupee in and out stands here, like in a passbook.",
  all: "All",
  in: "Money in",
  out: "Money out",
  detail: "Details",
  entries: "How it was booked",
  entriesHint: "What moved, to the paisa. It always adds up to zero.",
  when: "When",
  type: "What",
  status: "Status",
  from: "From",
  to: "To",
  gross: "Passenger paid",
  fee: "Fee",
  tax: "GST",
  net: "You received",
  reference: "Reference",
  balanceAfter: "Balance after",
};
