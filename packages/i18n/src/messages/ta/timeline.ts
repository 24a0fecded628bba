import type { Translation } from "../../translation.ts";
import type { timeline as english } from "../en/timeline.ts";

export const timeline: Translation<typeof english> = {
  HELD: "உங்கள் இருப்பிலிருந்து ஒதுக்கி வைத்தது",
  IN_REVIEW: "எங்கள் குழு பார்க்கிறது",
  RELEASED: "எங்கள் குழு சரிபார்த்தது. இனி அனுப்பப்படும்.",
  SENDING: "வங்கிக்குப் போகிறது",
  SENT: "வங்கிக்குக் கிடைத்தது",
  PROCESSED: "உங்கள் வங்கிக்கு வந்து சேர்ந்தது",
  RETURNED: "வங்கி மறுத்தது. பணம் உங்கள் இருப்பில் மீண்டும் உள்ளது.",
  CANCELLED: "நீங்கள் நிறுத்தினீர்கள். பணம் உங்கள் இருப்பில் மீண்டும் உள்ளது.",
  REVERSED: "வங்கி திருப்பி அனுப்பியது. பணம் உங்கள் இருப்பில் உள்ளது.",
};
