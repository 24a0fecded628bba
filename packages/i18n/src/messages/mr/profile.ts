import type { Translation } from "../../translation.ts";
import type { profile as english } from "../en/profile.ts";

export const profile: Translation<typeof english> = {
  title: "प्रोफाइल",
  language: "भाषा",
  languageChanged: "भाषा बदलली",
  pin: "PIN",
  pinSet: "PIN बदला",
  pinNotSet: "PIN ठेवा",
  papers: "कागदपत्रे",
  bankAccounts: "बँक खाती",
  vehicle: "गाडी",
  phone: "मोबाइल नंबर",
  name: "नाव",
  theme: "स्क्रीन",
  themeSystem: "फोनप्रमाणे",
  themeLight: "उजळ",
  themeDark: "गडद",
  sound: "पेमेंट बोलून सांगा",
  sounds: "आवाज तपासा",
  signOut: "साइन आउट",
  signOutConfirm: "या फोनवरून साइन आउट करायचे?",
  edit: "बदला",
  saved: "सेव्ह झाले",
};
