import type { Translation } from "../../translation.ts";
import type { receipt as english } from "../en/receipt.ts";

export const receipt: Translation<typeof english> = {
  title: "ரசீது",
  number: "ரசீது எண்",
  paidBy: "செலுத்தியவர்",
  sentTo: "அனுப்பியது",
  driver: "ஓட்டுநர்",
  vehicle: "வாகனம்",
  bankReference: "வங்கிக் குறிப்பு எண்",
  note: "குறிப்பு",
  share: "ரசீதைப் பகிர்",
  saved: "படம் பதிவிறக்கங்களில் சேமிக்கப்பட்டது",
};
