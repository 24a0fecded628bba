import type { Translation } from "../../translation.ts";
import type { timeline as english } from "../en/timeline.ts";

export const timeline: Translation<typeof english> = {
  HELD: "మీ బ్యాలెన్స్ నుండి పక్కన పెట్టాము",
  IN_REVIEW: "మా బృందం చూస్తోంది",
  RELEASED: "మా బృందం చూసింది. ఇక ముందుకు వెళ్తుంది.",
  SENDING: "బ్యాంకుకు వెళ్తోంది",
  SENT: "బ్యాంకుకు అందింది",
  PROCESSED: "మీ బ్యాంకుకు చేరింది",
  RETURNED: "బ్యాంక్ ఒప్పుకోలేదు. డబ్బు మళ్లీ మీ బ్యాలెన్స్‌లో ఉంది.",
  CANCELLED: "మీరు ఆపారు. డబ్బు మళ్లీ మీ బ్యాలెన్స్‌లో ఉంది.",
  REVERSED: "బ్యాంక్ తిప్పి పంపింది. డబ్బు మీ బ్యాలెన్స్‌లో ఉంది.",
};
