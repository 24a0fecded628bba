import type { Translation } from "../../translation.ts";
import type { inbox as english } from "../en/inbox.ts";

export const inbox: Translation<typeof english> = {
  title: "বার্তা",
  emptyTitle: "কোনো বার্তা নেই",
  emptyBody: "পেমেন্ট, ব্যাঙ্ক ও কাগজের খবর এখানে আসবে।",
  unread: "নতুন",
  markAllRead: "সব পড়া হয়েছে",
  settings: "সেটিংস",
};
