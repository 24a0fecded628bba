import type { Translation } from "../../translation.ts";
import type { inbox as english } from "../en/inbox.ts";

export const inbox: Translation<typeof english> = {
  title: "संदेश",
  emptyTitle: "कोई संदेश नहीं",
  emptyBody: "पेमेंट, बैंक और काग़ज़ों की ख़बर यहाँ आएगी।",
  unread: "नया",
  markAllRead: "सब पढ़ा हुआ मानें",
  settings: "सेटिंग",
};
