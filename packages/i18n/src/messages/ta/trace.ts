import type { Translation } from "../../translation.ts";
import type { trace as english } from "../en/trace.ts";

export const trace: Translation<typeof english> = {
  title: "இந்த ரூபாயைப் பின்தொடர்",
  intro: "எங்கிருந்து வந்து எங்கு சென்றது, ஒவ்வொரு பைசாவும்.",
  PAID: "பயணி கொடுத்தது",
  TRIP: "பயணம்",
  FEE: "DrivoPay கட்டணம்",
  TAX: "கட்டணத்தின் மீது GST",
  GATEWAY_FEE: "கேட்வே கட்டணம், DrivoPay கொடுக்கிறது",
  SETTLED: "DrivoPay வங்கிக்கு வந்தது",
  SETTLING: "DrivoPay வங்கிக்கு வருகிறது",
  CREDITED: "உங்கள் இருப்பில் சேர்ந்தது",
  ON_HOLD: "வரம்பிற்கு மேல், நிறுத்தி வைப்பு",
  REFUNDED: "பயணிக்குத் திரும்பியது",
  WENT_OUT: "இதில் வங்கிக்கு அனுப்பியது",
  USED: "இதில் வேறு வழியில்",
  IN_BALANCE: "இதில் இன்னும் இருப்பில்",
  MADE_OF: "இதிலிருந்து",
  WITHDRAWN: "உங்கள் இருப்பிலிருந்து சென்றது",
  PAYOUT: "வங்கிக்குச் செல்கிறது",
  BANK: "உங்கள் வங்கியில்",
  CAME_BACK: "உங்கள் இருப்பிற்குத் திரும்பியது",
  CORRECTION: "திருத்தம்",
  reference: "வங்கி எண் {reference}",
  oldestFirst: "பழைய பணம் முதலில் செல்லும்.",
  more: "மேலும் {count}",
};
