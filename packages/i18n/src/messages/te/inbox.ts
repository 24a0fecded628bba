import type { Translation } from "../../translation.ts";
import type { inbox as english } from "../en/inbox.ts";

export const inbox: Translation<typeof english> = {
  title: "సందేశాలు",
  emptyTitle: "సందేశాలు లేవు",
  emptyBody: "చెల్లింపులు, బ్యాంక్, పత్రాల వార్తలు ఇక్కడికి వస్తాయి.",
  unread: "కొత్తది",
  markAllRead: "అన్నీ చదివినట్టు గుర్తించు",
  settings: "సెట్టింగ్‌లు",
};
