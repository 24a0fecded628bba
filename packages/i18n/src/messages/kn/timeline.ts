import type { Translation } from "../../translation.ts";
import type { timeline as english } from "../en/timeline.ts";

export const timeline: Translation<typeof english> = {
  HELD: "Kept aside from your balance",
  IN_REVIEW: "Our team is checking it",
  SENDING: "Going to the bank",
  SENT: "The bank has it",
  PROCESSED: "Reached your bank",
  RETURNED: "The bank refused. Money is back in your balance.",
  CANCELLED: "Stopped by you. Money is back in your balance.",
  REVERSED: "The bank sent it back. Money is in your balance.",
};
