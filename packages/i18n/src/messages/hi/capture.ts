import type { Translation } from "../../translation.ts";
import type { capture as english } from "../en/capture.ts";

export const capture: Translation<typeof english> = {
  agree: "मंज़ूर है, शुरू करें",
  progress: "{total} में से {done} हुए",
  keptBody: "जो हो गया वह सेव है। आप रुककर बाद में कर सकते हैं।",
  tipCard: "दिन की रोशनी में सीधा रखें। चारों कोने दिखें, हर अक्षर पढ़ा जाए।",
  tipAadhaar: "पहले 8 अंक काग़ज़ की पट्टी से ढकें। हमें सिर्फ़ आख़िरी 4 देखने हैं।",
  tipSelfie: "रोशनी की ओर देखें। हेलमेट, काला चश्मा और कोई दूसरा फ़ोटो में न हो।",
  takePhoto: "फ़ोटो लें",
  chooseFile: "फ़ाइल चुनें",
  retake: "फिर से लें",
  use: "यही फ़ोटो भेजें",
  isItClear: "क्या हर अक्षर पढ़ा जाता है?",
  isItYou: "क्या पूरा चेहरा साफ़ है?",
  preview: "आपकी ली हुई फ़ोटो",
  file: "चुनी हुई फ़ाइल: {name}",
  notAccepted: "मंज़ूर नहीं: {reason}",
  review: "देख लें, फिर भेजें",
  numberMissing: "नंबर बाक़ी है",
  photoDone: "फ़ोटो मिल गई",
  allows: "मंज़ूर काग़ज़ों से क्या मिलता है",
};
