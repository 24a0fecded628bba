import type { Translation } from "../../translation.ts";
import type { passport as english } from "../en/passport.ts";

export const passport: Translation<typeof english> = {
  title: "कमाईचा पासपोर्ट",
  pitch: "कर्ज देणाऱ्याला तुमची कमाई दाखवा",
  span: "{months} महिने",
  spanLabel: "किती महिने?",
  average: "महिन्याची सरासरी कमाई",
  steadyMonths: "{of} पैकी {months} महिने कमाई",
  steadyDays: "{days} दिवस कमाई",
  byMonth: "महिन्यानुसार",
  bySource: "कुठून आली",
  notYetChecked: "यात मोजले नाही: तुमच्या फाइलमधील {amount}, तपासणी बाकी आहे.",
  issue: "माझा पासपोर्ट बनवा",
  confirmTitle: "तुमची कमाई दाखवायची?",
  confirmBody:
    "ज्याच्याकडे कोड आहे त्याला तुमचे नाव, नंबरचे शेवटचे 4 अंक आणि महिन्याची कमाई दिसेल. कोणाला द्यायचा ते तुम्ही ठरवा.",
  agree: "मला मान्य आहे, बनवा",
  issued: "तुम्ही बनवलेले पासपोर्ट",
  emptyTitle: "कमाईचा पूर्ण महिना अजून नाही",
  emptyBody: "पासपोर्टमध्ये पूर्ण महिने मोजले जातात. हा महिना संपल्यावर या.",
};
