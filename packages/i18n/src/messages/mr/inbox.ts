import type { Translation } from "../../translation.ts";
import type { inbox as english } from "../en/inbox.ts";

export const inbox: Translation<typeof english> = {
  title: "संदेश",
  emptyTitle: "संदेश नाहीत",
  emptyBody: "पेमेंट, बँक आणि कागदपत्रांच्या बातम्या इथे येतील.",
  unread: "नवीन",
  markAllRead: "सर्व वाचले म्हणून ठेवा",
  settings: "सेटिंग",
};
