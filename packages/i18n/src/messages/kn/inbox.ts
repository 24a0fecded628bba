import type { Translation } from "../../translation.ts";
import type { inbox as english } from "../en/inbox.ts";

export const inbox: Translation<typeof english> = {
  title: "Messages",
  emptyTitle: "No messages",
  emptyBody: "Payments, transfers and news about your papers come here.",
  unread: "New",
  markAllRead: "Mark all as read",
};
