import type { Translation } from "../../translation.ts";
import type { source as english } from "../en/source.ts";

export const source: Translation<typeof english> = {
  QR: "QR",
  PERMANENT_QR: "உங்கள் சொந்த QR",
  LINK: "கட்டண இணைப்பு",
  DEPOSIT: "நீங்கள் சேர்த்தது",
  UBER: "Uber",
  OLA: "Ola",
  RAPIDO: "Rapido",
  WITHDRAWAL: "வங்கிக்கு அனுப்பியது",
  REFUND: "திருப்பியது",
  ADJUSTMENT: "திருத்தம்",
  SETTLEMENT: "கணக்குத் தீர்வு",
};
