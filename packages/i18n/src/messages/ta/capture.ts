import type { Translation } from "../../translation.ts";
import type { capture as english } from "../en/capture.ts";

export const capture: Translation<typeof english> = {
  agree: "சம்மதம், தொடங்கு",
  progress: "{total} இல் {done} முடிந்தது",
  keptBody: "முடிந்தவை சேமிக்கப்பட்டன. நிறுத்திவிட்டு பிறகு தொடரலாம்.",
  tipCard: "பகல் வெளிச்சத்தில் தட்டையாக வையுங்கள். நான்கு மூலைகளும், எல்லா எழுத்தும் தெரியட்டும்.",
  tipAadhaar: "முதல் 8 இலக்கங்களை காகிதத்தால் மறைக்கவும். கடைசி 4 மட்டுமே நாங்கள் பார்க்கலாம்.",
  tipSelfie: "வெளிச்சத்தைப் பாருங்கள். ஹெல்மெட், கறுப்புக் கண்ணாடி, வேறு யாரும் வேண்டாம்.",
  takePhoto: "படம் எடு",
  chooseFile: "கோப்பைத் தேர்வுசெய்",
  retake: "மீண்டும் எடு",
  use: "இதைப் பயன்படுத்து",
  isItClear: "எல்லா எழுத்தும் படிக்க முடிகிறதா?",
  isItYou: "முழு முகமும் தெளிவாக உள்ளதா?",
  preview: "நீங்கள் எடுத்த படம்",
  file: "தேர்ந்த கோப்பு: {name}",
  notAccepted: "ஏற்கப்படவில்லை: {reason}",
  review: "சரிபார்த்து அனுப்பு",
  numberMissing: "எண் இல்லை",
  photoDone: "படம் கிடைத்தது",
  allows: "ஒப்புதலுக்குப் பின் என்ன முடியும்",
};
