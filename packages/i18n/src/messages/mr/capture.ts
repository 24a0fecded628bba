import type { Translation } from "../../translation.ts";
import type { capture as english } from "../en/capture.ts";

export const capture: Translation<typeof english> = {
  agree: "मान्य आहे, सुरू करा",
  progress: "{total} पैकी {done} झाले",
  keptBody: "झालेले जपले आहे. थांबून नंतर करू शकता.",
  tipCard: "दिवसाच्या उजेडात सपाट ठेवा. चारही कोपरे, प्रत्येक अक्षर दिसावे.",
  tipAadhaar: "पहिले 8 अंक कागदाच्या पट्टीने झाका. आम्ही फक्त शेवटचे 4 पाहू शकतो.",
  tipSelfie: "उजेडाकडे पाहा. हेल्मेट, काळा चष्मा आणि दुसरे कोणी नको.",
  takePhoto: "फोटो काढा",
  chooseFile: "फाइल निवडा",
  retake: "पुन्हा काढा",
  use: "हाच फोटो वापरा",
  isItClear: "प्रत्येक अक्षर वाचता येते का?",
  isItYou: "पूर्ण चेहरा स्पष्ट आहे का?",
  preview: "तुम्ही काढलेला फोटो",
  file: "निवडलेली फाइल: {name}",
  notAccepted: "मान्य नाही: {reason}",
  review: "पाहून घ्या, मग पाठवा",
  numberMissing: "नंबर बाकी आहे",
  photoDone: "फोटो मिळाला",
  allows: "मंजुरीनंतर काय करता येते",
};
