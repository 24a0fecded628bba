import type { Translation } from "../../translation.ts";
import type { collect as english } from "../en/collect.ts";

export const collect: Translation<typeof english> = {
  title: "பணம் வாங்கு",
  enterFare: "கட்டணத்தை எழுதுங்கள்",
  showQr: "QR காட்டு",
  scan: "எந்த UPI ஆப்பிலும் ஸ்கேன் செய்து பணம் கொடுங்கள்",
  payTo: "{name} அவர்களுக்குப் பணம்",
  waiting: "பணத்துக்காகக் காத்திருக்கிறோம்",
  expiresIn: "{time} வரை செல்லும்",
  expiredTitle: "இந்த QR காலாவதியானது",
  expiredBody: "பயணி ஏற்கனவே பணம் கொடுத்திருந்தால், அது உங்களுக்கு வந்து சேரும்.",
  newQr: "புதிய QR உருவாக்கு",
  paid: "பணம் வந்தது",
  addedToBalance: "உங்கள் இருப்பில் சேர்ந்தது",
  putOnHold: "நிறுத்தி வைத்துள்ளது: உங்கள் வரம்புக்கு மேல். பணம் பத்திரமாக உள்ளது.",
  newBalance: "இப்போது இருப்பு",
  next: "அடுத்த கட்டணம்",
  home: "முகப்பு",
  tooSmall: "குறைந்தது {amount}",
  tooLarge: "ஒருமுறைக்கு அதிகபட்சம் {amount}",
  reconnecting: "இணைப்பு துண்டானது. மீண்டும் முயல்கிறோம்…",
  soundOn: "ஒலி இயங்குகிறது",
  soundOff: "ஒலி நிறுத்தப்பட்டது",
  qrLabel: "{amount} க்கான UPI QR குறியீடு",
};
