import type { Translation } from "../../translation.ts";
import type { capture as english } from "../en/capture.ts";

export const capture: Translation<typeof english> = {
  agree: "ఒప్పుకుంటున్నా, మొదలుపెట్టండి",
  progress: "{total} లో {done} అయ్యాయి",
  keptBody: "అయినవి సేవ్ అయ్యాయి. ఆపి తర్వాత చేయవచ్చు.",
  tipCard: "పగటి వెలుతురులో చదునుగా పెట్టండి. నాలుగు మూలలు, ప్రతి అక్షరం కనిపించాలి.",
  tipAadhaar: "మొదటి 8 అంకెలను కాగితంతో కప్పండి. మేము చివరి 4 మాత్రమే చూడవచ్చు.",
  tipSelfie: "వెలుతురు వైపు చూడండి. హెల్మెట్, నల్ల కళ్లద్దాలు, వేరే ఎవరూ వద్దు.",
  takePhoto: "ఫోటో తీయండి",
  chooseFile: "ఫైల్ ఎంచుకోండి",
  retake: "మళ్లీ తీయండి",
  use: "ఈ ఫోటో వాడండి",
  isItClear: "ప్రతి అక్షరం చదవగలుగుతున్నారా?",
  isItYou: "ముఖం మొత్తం స్పష్టంగా ఉందా?",
  preview: "మీరు తీసిన ఫోటో",
  file: "ఎంచుకున్న ఫైల్: {name}",
  notAccepted: "ఆమోదించలేదు: {reason}",
  review: "చూసి పంపండి",
  numberMissing: "నంబర్ లేదు",
  photoDone: "ఫోటో అందింది",
  allows: "ఆమోదం తర్వాత ఏమి చేయవచ్చు",
};
