export const insights = {
  title: "Money in and out",
  by: "Show by",
  day: "Days",
  week: "Weeks",
  month: "Months",
  in: "Money in",
  out: "Money out",
  bySource: "Where it came from and went",
  chart: "Money in, by time",
  emptyTitle: "No money moved in this time",
  emptyBody: "Collect a fare, and it stands here at once.",
} as const;
