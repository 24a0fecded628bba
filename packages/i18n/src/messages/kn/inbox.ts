import type { Translation } from "../../translation.ts";
import type { inbox as english } from "../en/inbox.ts";

export const inbox: Translation<typeof english> = {
  title: "ಸಂದೇಶಗಳು",
  emptyTitle: "ಸಂದೇಶಗಳಿಲ್ಲ",
  emptyBody: "ಪಾವತಿ, ಬ್ಯಾಂಕ್ ಮತ್ತು ದಾಖಲೆಗಳ ಸುದ್ದಿ ಇಲ್ಲಿ ಬರುತ್ತದೆ.",
  unread: "ಹೊಸದು",
  markAllRead: "ಎಲ್ಲ ಓದಿದೆ ಎಂದು ಗುರುತಿಸಿ",
  settings: "ಸೆಟ್ಟಿಂಗ್‌ಗಳು",
};
