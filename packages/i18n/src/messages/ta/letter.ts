import type { Translation } from "../../translation.ts";
import type { letter as english } from "../en/letter.ts";

export const letter: Translation<typeof english> = {
  greeting: "வணக்கம் {name},",
  open: "DrivoPay-ஐத் திற",
  never: "DrivoPay-இல் யாரும் உங்கள் PIN அல்லது குறியீட்டைக் கேட்க மாட்டார்கள்.",
  why: "நீங்கள் DrivoPay-உடன் ஓட்டுவதால் இந்த மின்னஞ்சல் வந்தது. சுயவிவரத்தில் “உங்களுக்கான செய்திகள்” பகுதியில் தேர்ந்தெடுங்கள்.",
};
