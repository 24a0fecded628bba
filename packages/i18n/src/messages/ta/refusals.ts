import type { Translation } from "../../translation.ts";
import type { refusals as english } from "../en/refusals.ts";

export const refusals: Translation<typeof english> = {
  PAYMENT_FAILED: "இந்தப் பணம் வந்து சேரவில்லை, திருப்பிக் கொடுக்க எதுவும் இல்லை.",
  PAYMENT_OF_ANOTHER_DAY: "பணம் வந்த நாளில் மட்டுமே திருப்பிக் கொடுக்க முடியும்.",
  PAYMENT_ON_HOLD: "பணம் உங்கள் வரம்புக்கு மேல் நிறுத்தத்தில் உள்ளது. கிடைத்த பிறகே திருப்பிக் கொடுக்க முடியும்.",
  PAYMENT_GIVEN_BACK: "முழுப் பணமும் திருப்பிக் கொடுக்கப்பட்டது.",
  BANK_AWAY: "வங்கி அல்லது UPI பதிலளிக்கவில்லை. உங்கள் பணம் பத்திரமாக உள்ளது.",
  BANK_REFUSED: "வங்கி அல்லது UPI மறுத்தது.",
};
