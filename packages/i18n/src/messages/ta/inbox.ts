import type { Translation } from "../../translation.ts";
import type { inbox as english } from "../en/inbox.ts";

export const inbox: Translation<typeof english> = {
  title: "செய்திகள்",
  emptyTitle: "செய்திகள் இல்லை",
  emptyBody: "பணம், வங்கி, ஆவணங்கள் பற்றிய செய்திகள் இங்கே வரும்.",
  unread: "புதியது",
  markAllRead: "எல்லாம் படித்ததாகக் குறி",
  settings: "அமைப்புகள்",
};
