import type { Translation } from "../../translation.ts";
import type { deposit as english } from "../en/deposit.ts";

export const deposit: Translation<typeof english> = {
  title: "பணம் சேர்",
  enter: "உங்கள் சொந்தப் பணம் எவ்வளவு?",
  room: "இப்போது {amount} வரை",
  next: "தொடரவும்",
  open: "உங்கள் UPI ஆப்பில் செலுத்துங்கள்",
  scan: "அல்லது வேறு ஃபோனில் ஸ்கேன் செய்யுங்கள்",
  notEarned: "இது உங்கள் வருமானமாகக் கணக்கிடப்படாது.",
};
