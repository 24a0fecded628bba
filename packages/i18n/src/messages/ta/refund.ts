import type { Translation } from "../../translation.ts";
import type { refund as english } from "../en/refund.ts";

export const refund: Translation<typeof english> = {
  offer: "பணத்தைத் திருப்பிக் கொடு",
  enter: "எவ்வளவு திருப்பிக் கொடுக்கிறீர்கள்?",
  most: "அதிகபட்சம் {amount}, இன்று மட்டும்",
  reason: "ஏன்?",
  reasons: {
    wrongFare: "தவறான கட்டணம்",
    paidTwice: "இரண்டு முறை செலுத்தப்பட்டது",
    tripCancelled: "பயணம் நடக்கவில்லை",
    other: "வேறு காரணம்",
  },
  confirmTitle: "{amount} திருப்பிக் கொடுக்கவா?",
  confirmBody: "இது இப்போது உங்கள் இருப்பிலிருந்து போகும். பயணிக்கு 5 முதல் 7 நாட்களில் கிடைக்கும்.",
  short: "உங்கள் இருப்பு போதாது. குறைவது அடுத்த வருமானத்திலிருந்து எடுக்கப்படும்.",
  confirm: "ஆம், திருப்பிக் கொடு",
  given: "திருப்பிக் கொடுத்தவை",
  status: {
    PENDING: "வழியில் உள்ளது",
    PROCESSED: "திருப்பிக் கொடுக்கப்பட்டது",
    FAILED: "தோல்வி; பணம் உங்களிடம் திரும்பியது",
  },
};
