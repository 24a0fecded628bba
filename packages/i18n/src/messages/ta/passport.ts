import type { Translation } from "../../translation.ts";
import type { passport as english } from "../en/passport.ts";

export const passport: Translation<typeof english> = {
  title: "வருமானப் பாஸ்போர்ட்",
  pitch: "கடன் தருபவருக்கு உங்கள் வருமானத்தைக் காட்டுங்கள்",
  span: "{months} மாதங்கள்",
  spanLabel: "எத்தனை மாதங்கள்?",
  average: "மாதச் சராசரி வருமானம்",
  steadyMonths: "{of} மாதங்களில் {months} மாதம் வருமானம்",
  steadyDays: "{days} நாட்கள் வருமானம்",
  byMonth: "மாதவாரியாக",
  bySource: "எங்கிருந்து வந்தது",
  notYetChecked: "கணக்கில் சேராதது: உங்கள் கோப்பிலிருந்து {amount}, இன்னும் சரிபார்க்கவில்லை.",
  issue: "என் பாஸ்போர்ட்டை உருவாக்கு",
  confirmTitle: "உங்கள் வருமானத்தைப் பகிரலாமா?",
  confirmBody:
    "குறியீடு உள்ளவர் உங்கள் பெயர், எண்ணின் கடைசி 4 இலக்கங்கள், மாத வருமானம் ஆகியவற்றைக் காண்பார். யாருக்குத் தருவது என்பது உங்கள் முடிவு.",
  agree: "சம்மதம், உருவாக்கு",
  issued: "நீங்கள் உருவாக்கிய பாஸ்போர்ட்டுகள்",
  emptyTitle: "வருமானம் உள்ள முழு மாதம் இன்னும் இல்லை",
  emptyBody: "பாஸ்போர்ட் முழு மாதங்களையே கணக்கிடும். இந்த மாதம் முடிந்ததும் வாருங்கள்.",
};
