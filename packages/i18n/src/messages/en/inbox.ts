export const inbox = {
  title: "Messages",
  emptyTitle: "No messages",
  emptyBody: "Payments, transfers and news about your papers come here.",
  unread: "New",
  markAllRead: "Mark all as read",
  settings: "Settings",
} as const;
